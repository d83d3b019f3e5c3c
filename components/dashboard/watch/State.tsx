import type { WatchView } from '../../../lib/protocol/watch-pages';
import { rowLinks } from '../../../lib/ui/preview/links';
import { Button, ExternalLink, FactList, Notice, Pill, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useWatch, useWatchStore } from './context';

/** So many who wait are named. */
const named = 10;

/** How things stood at the last look, and what it cannot know. */
export function State({ view }: { view: WatchView }) {
  const { t } = useDashboard();
  const store = useWatchStore();
  const { busy } = useWatch();
  const { settings, seen } = view;
  const { on } = settings;
  return (
    <Section
      title={t('watch.state.title')}
      aside={
        <Pill tone={on ? 'green' : 'grey'} icon={on ? 'check' : 'minus'}>
          {t(on ? 'watch.state.on' : 'watch.state.off')}
        </Pill>
      }
    >
      {!on && <p>{t('watch.off')}</p>}
      {seen?.segment?.problem && (
        <Notice tone="red">
          <p>{t(`watch.problem.${seen.segment.problem}`)}</p>
        </Notice>
      )}
      {seen && <Facts view={view} />}
      <div className="row">
        {on ? (
          <>
            <Button busy={busy === 'look'} onClick={() => void store.look()}>
              {t('watch.look')}
            </Button>
            <Button look="plain" busy={busy === 'set'} onClick={() => void store.set({ on: false })}>
              {t('watch.turn-off')}
            </Button>
          </>
        ) : (
          <Button look="main" busy={busy === 'set'} onClick={() => void store.set({ on: true })}>
            {t('watch.turn-on')}
          </Button>
        )}
      </div>
      <details>
        <summary>{t('watch.cannot')}</summary>
        <ul className="effects">
          <li>{t('watch.cannot.people')}</li>
          <li>{t('watch.cannot.left')}</li>
          <li>{t('watch.cannot.between')}</li>
          {!view.mappingConfirmed && <li>{t('watch.cannot.mapping')}</li>}
        </ul>
      </details>
    </Section>
  );
}

function Facts({ view: { seen, followed, mode, lastLook, nextLookAt } }: { view: WatchView }) {
  const { t } = useDashboard();
  const settings = useSettings();
  if (!seen) return null;
  const { segment, newestSync, beat } = seen;
  const by = segment?.by ?? null;
  const edited = by === null ? 'watch.fact.edited-text.no-by' : 'watch.fact.edited-text';
  const { all, members, outside, stuck } = followed;
  const link = (id: string) => rowLinks({ id, leadId: null, contactId: null }, settings).hubspot ?? '';
  return (
    <FactList
      rows={[
        [t('watch.fact.segment'), <bdi key="name">{segment ? segment.name : t('watch.fact.none')}</bdi>],
        [
          t('watch.fact.size'),
          segment?.size != null && !segment.problem
            ? `${t('jobs.number', { n: segment.size })} ${segment.processing ? t('watch.fact.processing') : ''}`
            : null,
        ],
        [
          t('watch.fact.edited'),
          segment?.filtersUpdatedAt ? t(edited, { changedAt: segment.filtersUpdatedAt, by }) : null,
        ],
        [
          t('watch.fact.sync'),
          newestSync === null ? t('watch.fact.sync.none') : `${t.time(newestSync)}. ${t(`watch.beat.${beat}`)}`,
        ],
        [
          t('watch.fact.followed'),
          mode === 'none'
            ? t('watch.fact.followed-all', { all })
            : t('watch.fact.followed-text', { all, members, outside, rest: all - members - outside }),
        ],
        [
          t('watch.fact.stuck'),
          stuck.length === 0 ? null : (
            <span key="stuck" className="names">
              {stuck.slice(0, named).map(({ id, name }) => (
                <bdi key={id}>
                  <ExternalLink href={link(id)}>{name}</ExternalLink>
                </bdi>
              ))}
              {stuck.length > named && t('watch.people-more', { count: stuck.length - named })}
            </span>
          ),
        ],
        [
          t('watch.fact.looked'),
          lastLook && t('watch.fact.looked-text', { lookedAt: lastLook.at, count: lastLook.calls }),
        ],
        [t('watch.fact.next'), nextLookAt === null ? null : t.time(nextLookAt)],
      ]}
    />
  );
}
