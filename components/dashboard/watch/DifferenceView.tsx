import { useEffect } from 'react';
import type { Difference, GroupChange, Told } from '../../../lib/segments/difference';
import { sentenceText } from '../../../lib/ui/text/why';
import { pairOf } from '../../../lib/ui/watch/store';
import { useDashboard } from '../context';
import { useWatch, useWatchStore } from './context';

interface Pair {
  /** When the two definitions were first seen. */
  from: number;
  to: number;
}

/** How two definitions differ, in a fold; compared when it is opened. */
export function DifferenceView({ from, to, summary }: Pair & { summary: string }) {
  const store = useWatchStore();
  return (
    <details onToggle={(event) => event.currentTarget.open && void store.compare(from, to)}>
      <summary>{summary}</summary>
      <DifferenceText from={from} to={to} />
    </details>
  );
}

/** The same without a fold. */
export function OpenDifference({ from, to }: Pair) {
  const store = useWatchStore();
  useEffect(() => void store.compare(from, to), [store, from, to]);
  return <DifferenceText from={from} to={to} />;
}

function DifferenceText({ from, to }: Pair) {
  const { t } = useDashboard();
  const difference = useWatch().differences[pairOf(from, to)];
  if (!difference)
    return (
      <p className="quiet" role="status">
        {t('watch.diff.loading')}
      </p>
    );
  return <Words difference={difference} />;
}

function Words({ difference: { verdict, groups, untouched } }: { difference: Difference }) {
  const { t } = useDashboard();
  if (verdict !== 'criteria') return <p>{t(`watch.diff.${verdict}`)}</p>;
  return (
    <div className="difference">
      {groups.map((group) => (
        <Group key={`${group.before}/${group.after}`} group={group} />
      ))}
      {untouched > 0 && <p className="quiet">{t('watch.diff.untouched', { count: untouched })}</p>}
    </div>
  );
}

function Group({ group: { kind, before, after, removed, added, kept } }: { group: GroupChange }) {
  const { t } = useDashboard();
  return (
    <div>
      <h3>{t(`watch.diff.group.${kind}`, { n: after ?? before ?? 1 })}</h3>
      <ul>
        {removed.map((told, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
          <Line key={n} told={told} sign="removed" />
        ))}
        {added.map((told, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
          <Line key={n} told={told} sign="added" />
        ))}
      </ul>
      {kept > 0 && <p className="quiet">{t('watch.diff.kept', { count: kept })}</p>}
    </div>
  );
}

function Line({ told: { sentence, around }, sign }: { told: Told; sign: 'removed' | 'added' }) {
  const { t } = useDashboard();
  return (
    <li data-sign={sign}>
      <span className="sign">{t(`watch.diff.${sign}`)}</span>
      <span>
        {around.map((one) => (
          <span key={one} className="quiet">
            {t(`watch.around.${one}`)}{' '}
          </span>
        ))}
        <bdi>{sentenceText(sentence, t)}</bdi>
      </span>
    </li>
  );
}
