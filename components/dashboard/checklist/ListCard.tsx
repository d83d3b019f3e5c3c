import { useEffect, useState } from 'react';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import type { BadgeIcon, Tone } from '../../../lib/ui/badge-view';
import { waitText } from '../../../lib/ui/text/bulk';
import { failureText } from '../../../lib/ui/text/sentences';
import { Button, Notice, Pill, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { Cost } from './Cost';
import { useChecklist, useChecklistStore } from './context';
import { Results } from './Results';

/** One list: what its check costs, how far it is, or what was found. */
export function ListCard({ list, isNewest }: { list: ChecklistView; isNewest: boolean }) {
  const { t } = useDashboard();
  const store = useChecklistStore();
  const rows = useChecklist().rows[list.id];
  const { code, tone, icon } = lookOf(list);
  const isShown = rows !== undefined;
  // The list that was just checked is what its person waits for.
  useEffect(() => {
    if (isNewest && list.state === 'done' && !isShown) void store.open(list.id);
  }, [isNewest, list.state, list.id, isShown, store]);
  return (
    <Section
      title={list.state === 'aside' ? t('jobs.of.aside') : t('checklist.of', { name: list.name, count: list.people })}
      aside={
        <Pill tone={tone} icon={icon}>
          {t(code)}
        </Pill>
      }
    >
      <p className="quiet">
        {t('jobs.begun', { createdAt: list.createdAt })}
        {list.finishedAt !== null && ` · ${t('jobs.finished', { finishedAt: list.finishedAt })}`}
        {list.calls.hubspot > 0 && ` · ${t('jobs.calls', { ...list.calls })}`}
      </p>
      {list.state === 'aside' && <p>{t('jobs.aside')}</p>}
      {list.failure && (
        <Notice tone={list.trouble ? 'red' : 'amber'} live={list.trouble}>
          <p>{failureText(list.failure, t)}</p>
          {list.trouble && <p>{t('jobs.trouble')}</p>}
        </Notice>
      )}
      {list.withoutSalesforce && list.state !== 'planned' && <p className="quiet">{t('checklist.without.done')}</p>}
      {list.state === 'planned' && <Cost list={list} />}
      {list.state === 'checking' && <Progress list={list} />}
      {rows && list.state !== 'planned' && list.state !== 'checking' && <Results list={list} rows={rows} />}
      {list.state !== 'planned' && list.state !== 'checking' && (
        <div className="row">
          {!rows && list.checked > 0 && (
            <Button onClick={() => void store.open(list.id)}>{t('checklist.show', { count: list.rows })}</Button>
          )}
          <Delete list={list} />
        </div>
      )}
    </Section>
  );
}

/** Deletes a list, after a second word: it cannot be brought back. */
function Delete({ list }: { list: ChecklistView }) {
  const { t } = useDashboard();
  const store = useChecklistStore();
  const { busy } = useChecklist();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button look="plain" onClick={() => setAsked(true)}>
        {t('checklist.delete')}
      </Button>
    );
  return (
    <>
      <span role="status">{t('checklist.delete.sure')}</span>
      <Button look="danger" busy={busy === `delete/${list.id}`} onClick={() => void store.remove(list.id)}>
        {t('checklist.delete.yes')}
      </Button>
      <Button onClick={() => setAsked(false)}>{t('checklist.delete.no')}</Button>
    </>
  );
}

function lookOf({ state, paused, trouble, wait }: ChecklistView): { code: string; tone: Tone; icon: BadgeIcon } {
  if (paused) return { code: 'jobs.state.paused', tone: 'grey', icon: 'minus' };
  if (trouble) return { code: 'jobs.state.trouble', tone: 'red', icon: 'block' };
  if (state === 'checking' && wait && wait !== 'window')
    return { code: 'jobs.state.waiting', tone: 'amber', icon: 'clock' };
  if (state === 'checking') return { code: 'checklist.state.checking', tone: 'grey', icon: 'clock' };
  if (state === 'done') return { code: 'jobs.state.done', tone: 'green', icon: 'check' };
  if (state === 'planned') return { code: 'jobs.state.planned', tone: 'grey', icon: 'clock' };
  if (state === 'cancelled') return { code: 'jobs.state.cancelled', tone: 'grey', icon: 'minus' };
  return { code: `jobs.state.${state}`, tone: 'red', icon: 'block' };
}

function Progress({ list }: { list: ChecklistView }) {
  const { t } = useDashboard();
  const store = useChecklistStore();
  const { busy } = useChecklist();
  const { settings } = useSettings();
  const { id, checked, people, paused, trouble, failure } = list;
  return (
    <>
      <div className="progress">
        <progress aria-label={t('checklist.state.checking')} max={Math.max(people, 1)} value={checked} />
        <p role="status">
          {t('checklist.progress', { done: checked, total: people })} {waitText(list, t, settings)}
        </p>
      </div>
      <div className="row">
        {paused || trouble ? (
          <Button look="main" busy={busy === `resume/${id}`} onClick={() => void store.act(id, 'resume')}>
            {t('jobs.resume')}
          </Button>
        ) : (
          <Button busy={busy === `pause/${id}`} onClick={() => void store.act(id, 'pause')}>
            {t('jobs.pause')}
          </Button>
        )}
        {trouble && failure?.service === 'salesforce' && (
          <Button busy={busy === `without-salesforce/${id}`} onClick={() => void store.act(id, 'without-salesforce')}>
            {t('checklist.without.go-on')}
          </Button>
        )}
        <Button look="danger" busy={busy === `cancel/${id}`} onClick={() => void store.act(id, 'cancel')}>
          {t('jobs.cancel')}
        </Button>
      </div>
    </>
  );
}
