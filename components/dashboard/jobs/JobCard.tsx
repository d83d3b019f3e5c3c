import type { BulkView } from '../../../lib/protocol/bulk-pages';
import { hashOf } from '../../../lib/ui/dashboard/route';
import { stateOf, timeText, waitText } from '../../../lib/ui/text/bulk';
import { failureText } from '../../../lib/ui/text/sentences';
import { Button, Notice, Pill, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { Counts } from './Counts';
import { useBulk, useBulkStore } from './context';
import { People } from './People';
import { Plan } from './Plan';

/** One bulk resync: its plan, its progress, or its end. */
export function JobCard({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const { code, tone, icon } = stateOf(job);
  const pill = (
    <Pill tone={tone} icon={icon}>
      {t(`jobs.state.${code}`)}
    </Pill>
  );
  return (
    <Section title={titleOf(job, t)} aside={pill}>
      <p className="quiet">
        {t('jobs.begun', { createdAt: job.createdAt })}
        {job.finishedAt !== null && ` · ${t('jobs.finished', { finishedAt: job.finishedAt })}`}
        {job.finishedAt !== null && (
          <>
            {' · '}
            <a href={hashOf('history', job.id)}>{t('runs.entries')}</a>
          </>
        )}
      </p>
      {job.state === 'aside' && <p>{t('jobs.aside')}</p>}
      {job.failure && (
        <Notice tone={job.trouble ? 'red' : 'amber'} live={job.trouble}>
          <p>{failureText(job.failure, t)}</p>
          {job.trouble && <p>{t('jobs.trouble')}</p>}
        </Notice>
      )}
      {job.state === 'planning' && <Planning job={job} />}
      {job.state === 'planned' && <Plan job={job} />}
      {(job.state === 'writing' || job.state === 'verifying') && <Progress job={job} />}
      {job.state !== 'planning' && job.state !== 'planned' && job.total > 0 && <Counts job={job} />}
      {job.total === 0 && job.state === 'done' && <p>{t('jobs.nobody')}</p>}
      <Words job={job} />
      {job.finishedAt !== null && job.total > job.counts.verified && <People job={job} />}
    </Section>
  );
}

function titleOf({ scope, segment, total, state }: BulkView, t: ReturnType<typeof useDashboard>['t']): string {
  if (state === 'aside') return t('jobs.of.aside');
  const name = segment?.name ?? '';
  return state === 'planning' ? t(`jobs.plan-of.${scope}`, { name }) : t(`jobs.of.${scope}`, { name, count: total });
}

function Planning({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const { read, of } = job.planned;
  return (
    <div className="progress">
      <progress aria-label={t('jobs.state.planning')} max={of ?? 1} value={of === null ? undefined : read} />
      <p role="status">
        {of === null ? t('jobs.planning') : t('jobs.planning-of', { read, of })} {waitText(job, t, settings)}
      </p>
    </div>
  );
}

function Progress({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const { counts, total, state, perMinute, timeLeft, calls } = job;
  const done = state === 'writing' ? total - counts.todo - counts.sent : job.done;
  return (
    <div className="progress">
      <progress aria-label={t(`jobs.state.${state}`)} max={total} value={done} />
      <p role="status">
        {t(`jobs.progress.${state}`, { done, total })} {waitText(job, t, settings)}
      </p>
      <p className="quiet">
        {t('jobs.calls', { hubspot: calls.hubspot, salesforce: calls.salesforce })}
        {perMinute !== null && ` · ${t('jobs.rate', { count: Math.round(perMinute) })}`}
        {timeLeft !== null && ` · ${t('jobs.left', { time: timeText(timeLeft, t) })}`}
      </p>
    </div>
  );
}

/** What a person may say to the job now. */
function Words({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const store = useBulkStore();
  const { busy } = useBulk();
  const { id, state, paused, trouble, retriable, unwritten } = job;
  const runs = ['planning', 'writing', 'verifying'].includes(state);
  if (!runs && retriable + unwritten === 0) return null;
  return (
    <div className="row">
      {runs && (paused || trouble) && (
        <Button look="main" busy={busy === `resume/${id}`} onClick={() => void store.act(id, 'resume')}>
          {t('jobs.resume')}
        </Button>
      )}
      {runs && !paused && !trouble && (
        <Button busy={busy === `pause/${id}`} onClick={() => void store.act(id, 'pause')}>
          {t('jobs.pause')}
        </Button>
      )}
      {runs && (
        <Button look="danger" busy={busy === `cancel/${id}`} onClick={() => void store.act(id, 'cancel')}>
          {t('jobs.cancel')}
        </Button>
      )}
      {(['unwritten', 'retriable'] as const)
        .filter((which) => job[which] > 0)
        .map((which) => (
          <Button key={which} busy={busy === `${which}/${id}`} onClick={() => void store.retry(id, which)}>
            {t(`jobs.retry.${which}`, { count: job[which] })}
          </Button>
        ))}
    </div>
  );
}
