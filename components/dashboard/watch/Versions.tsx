import { useState } from 'react';
import type { WatchView } from '../../../lib/protocol/watch-pages';
import { segmentAddress } from '../../../lib/ui/watch/links';
import { Button, ExternalLink, Section } from '../../kit';
import { Dialog } from '../builder/parts/Dialog';
import { useDashboard, useSettings } from '../context';
import { useWatch, useWatchStore } from './context';
import { DifferenceView, OpenDifference } from './DifferenceView';

type Kept = WatchView['versions'][number];

/** The definitions that looks have seen: compared with the one in force, previewed, and given back. */
export function Versions({ view }: { view: WatchView }) {
  const { t } = useDashboard();
  const [restoring, setRestoring] = useState<Kept | null>(null);
  const [now] = view.versions;
  if (!now) return null;
  return (
    <Section title={t('watch.versions.title')}>
      <p className="quiet">{t('watch.versions.text')}</p>
      <ol className="versions">
        {view.versions.map((version) => (
          <Version
            key={version.seenAt}
            version={version}
            now={now}
            view={view}
            onRestore={() => setRestoring(version)}
          />
        ))}
      </ol>
      {restoring && <Restore version={restoring} now={now} view={view} onClose={() => setRestoring(null)} />}
    </Section>
  );
}

interface Props {
  version: Kept;
  now: Kept;
  view: WatchView;
}

function Version({ version, now, view, onRestore }: Props & { onRestore: () => void }) {
  const { t } = useDashboard();
  const store = useWatchStore();
  const { busy } = useWatch();
  const { seenAt, by, filtersUpdatedAt, sizeBefore, sizeAfter, isKept } = version;
  const isNow = version === now;
  const canChange = !isNow && isKept && !view.seen?.segment?.problem;
  const edited = by === null ? 'watch.fact.edited-text.no-by' : 'watch.fact.edited-text';
  const name = t('watch.version.name', { segment: view.seen?.segment?.name ?? '', seenAt });
  return (
    <li className="stack">
      <p>
        <strong>
          {filtersUpdatedAt ? t(edited, { changedAt: filtersUpdatedAt, by }) : t('watch.version.seen', { seenAt })}
        </strong>{' '}
        {isNow && <span className="rule">{t('watch.version.now')}</span>}
      </p>
      <p className="quiet">
        {t('watch.version.seen', { seenAt })}
        {sizeBefore !== null &&
          sizeAfter !== null &&
          ` · ${t('watch.version.size', { from: sizeBefore, to: sizeAfter })}`}
      </p>
      {canChange && (
        <>
          <DifferenceView from={seenAt} to={now.seenAt} summary={t('watch.version.compare')} />
          <div className="row">
            <Button onClick={onRestore}>{t('watch.restore')}</Button>
            <Button
              busy={busy === 'preview'}
              title={t('watch.people.hint')}
              onClick={async () => {
                if (await store.preview(seenAt, name)) location.hash = '#preview';
              }}
            >
              {t('watch.people')}
            </Button>
          </div>
          <p className="quiet">{t('watch.people.hint')}</p>
        </>
      )}
    </li>
  );
}

function Restore({ version, now, view, onClose }: Props & { onClose: () => void }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const store = useWatchStore();
  const { busy } = useWatch();
  const link = segmentAddress(settings, view.seen?.segment?.id ?? null);
  return (
    <Dialog title={t('watch.restore.title')} onClose={onClose}>
      <p>{t('watch.restore.text')}</p>
      <OpenDifference from={now.seenAt} to={version.seenAt} />
      <p>{t(view.mayRestore ? 'watch.restore.effect' : 'watch.restore.no-scope')}</p>
      <div className="row end">
        <Button onClick={onClose}>{t('watch.restore.cancel')}</Button>
        {view.mayRestore ? (
          <Button
            look="main"
            busy={busy === 'restore'}
            onClick={async () => {
              await store.restore(version.seenAt, now.seenAt);
              onClose();
            }}
          >
            {t('watch.restore.confirm')}
          </Button>
        ) : (
          link && (
            <ExternalLink href={link} look="button">
              {t('watch.restore.open')}
            </ExternalLink>
          )
        )}
      </div>
    </Dialog>
  );
}
