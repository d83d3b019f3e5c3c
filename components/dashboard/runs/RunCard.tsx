import { useState } from 'react';
import { useStore } from 'zustand';
import type { JobLine, RunAct } from '../../../lib/protocol/job-pages';
import { hashOf } from '../../../lib/ui/dashboard/route';
import type { RunsStore } from '../../../lib/ui/runs/store';
import { percentOf, runTitle } from '../../../lib/ui/runs/title';
import { paceText, phaseText, runLook } from '../../../lib/ui/runs/words';
import { waitText } from '../../../lib/ui/text/bulk';
import { failureText } from '../../../lib/ui/text/sentences';
import { Button, Notice, Pill } from '../../kit';
import { useDashboard, useSettings } from '../context';

/** One job, whatever its kind. Its own view shows more of it. */
export function RunCard({ line, store }: { line: JobLine; store: RunsStore }) {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const { id, state, createdAt, finishedAt, failure, view } = line;
  const [tone, icon] = runLook(line);
  const title = runTitle(line, t);
  const isOpen = finishedAt === null && state !== 'aside';
  const percent = isOpen && state !== 'planned' ? percentOf(line) : null;
  const pace = paceText(line, t);
  const wait = state === 'waiting' ? waitText(line, t, settings) : '';
  const phase = phaseText(line, t);
  return (
    <li>
      <div className="row between">
        <h3 dir="auto">{title}</h3>
        <Pill tone={tone} icon={icon}>
          {t(`runs.state.${state}`)}
        </Pill>
      </div>
      <p className="quiet">
        {t('runs.begun', { createdAt })}
        {finishedAt !== null && ` · ${t('jobs.finished', { finishedAt })}`}
        {phase && ` · ${phase}`}
      </p>
      {state === 'aside' && <p>{t('runs.aside')}</p>}
      {state === 'planned' && <p>{t('runs.planned')}</p>}
      {percent !== null && (
        <div className="progress">
          <progress aria-label={title} max={100} value={percent} />
          <p role="status">{t('runs.percent', { percent })}</p>
        </div>
      )}
      {wait && <p>{wait}</p>}
      {failure && (
        <Notice tone={state === 'trouble' || state === 'stopped' ? 'red' : 'amber'}>
          <p>{failureText(failure, t)}</p>
        </Notice>
      )}
      {pace && <p className="quiet">{pace}</p>}
      <div className="row">
        {line.acts.map((act) => (
          <Act key={act} act={act} line={line} store={store} />
        ))}
        {view && <a href={`#${view}`}>{t(state === 'planned' ? 'runs.open-plan' : 'runs.open')}</a>}
        {state !== 'aside' && state !== 'planned' && <a href={hashOf('history', id)}>{t('runs.entries')}</a>}
      </div>
    </li>
  );
}

const looks: Readonly<Partial<Record<RunAct, 'main' | 'danger' | 'plain'>>> = {
  resume: 'main',
  cancel: 'danger',
  delete: 'plain',
};

function Act({ act, line, store }: { act: RunAct; line: JobLine; store: RunsStore }) {
  const { t } = useDashboard();
  const { busy } = useStore(store);
  const [asked, setAsked] = useState(false);
  const { id, view, retriable } = line;
  async function say() {
    // What a retry plans waits in its own view for a person's word.
    if ((await store.act(id, act)) && act === 'retry' && view) location.hash = hashOf(view);
  }
  if (act === 'delete' && asked)
    return (
      <>
        <span>{t('runs.delete-sure')}</span>
        <Button look="danger" busy={busy === `delete/${id}`} onClick={() => void say()}>
          {t('history.delete.yes')}
        </Button>
        <Button onClick={() => setAsked(false)}>{t('options.cancel')}</Button>
      </>
    );
  return (
    <Button
      look={looks[act]}
      busy={busy === `${act}/${id}`}
      onClick={() => (act === 'delete' ? setAsked(true) : void say())}
    >
      {t(`runs.act.${act}`, { count: retriable })}
    </Button>
  );
}
