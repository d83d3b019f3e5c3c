import type { BulkView, PersonState } from '../../../lib/protocol/bulk-pages';
import { useDashboard } from '../context';

/** In the order in which people ask: what is proven first, what is open last. */
const shown: readonly PersonState[] = [
  'verified',
  'synced-after-click',
  'synced-without-our-field',
  'not-verified',
  'failed',
  'skipped',
  'cancelled',
  'synced',
  'written',
  'sent',
  'todo',
];

/** How many contacts are where, each with its reasons. */
export function Counts({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  return (
    <dl className="facts counts">
      {shown
        .filter((state) => job.counts[state] > 0)
        .map((state) => [
          <dt key={`${state}-name`}>{t(`jobs.count.${state}`)}</dt>,
          <dd key={`${state}-value`} data-count={state}>
            {t('jobs.number', { n: job.counts[state] })}
            {reasonsOf(job, state).map(([why, n]) => (
              <span key={why} className="quiet">
                {t('jobs.because', { n, why: t(`jobs.why.${why}`) })}
              </span>
            ))}
          </dd>,
        ])}
    </dl>
  );
}

const reasonsOf = ({ reasons }: BulkView, state: PersonState) =>
  Object.entries(reasons).flatMap(([key, n]): [string, number][] =>
    key.startsWith(`${state}.`) ? [[key.slice(state.length + 1), n]] : [],
  );
