import type { Snapshot } from '../../../lib/protocol/coverage-pages';
import { absentClass, type CoverageQuery } from '../../../lib/ui/coverage/table';
import { classWord, flagNames, percent, sharesOf, toneOfClass } from '../../../lib/ui/coverage/words';
import { useDashboard } from '../context';

interface Props {
  snapshot: Snapshot;
  query: CoverageQuery;
  onChange: (patch: Partial<CoverageQuery>) => void;
}

/** One bar as long as the portal is large, and under it every class with its number and share; each filters the table. */
export function Picture({ snapshot, query, onChange }: Props) {
  const { t } = useDashboard();
  const { counts, contacts, mode, absent } = snapshot;
  const shares = sharesOf(counts, contacts);
  const flags = flagNames.filter((flag) => (counts.flags[flag] ?? 0) > 0 && flag !== 'no-email');
  const choose = (patch: Partial<CoverageQuery>) => onChange({ status: 'all', flag: 'any', ...patch });
  const isChosen = (status: string) => query.status === status && query.flag === 'any';
  const said = shares.map(
    ({ status, count, share }) =>
      `${classWord(status, mode, t)}: ${t('jobs.number', { n: count })} (${percent(share, t)})`,
  );
  return (
    <>
      <div className="portal-bar" role="img" aria-label={said.join(', ')}>
        {shares.map(({ status, share }, n) => (
          <span
            key={status}
            data-tone={toneOfClass(status)}
            data-shade={n % 3}
            style={{ flexGrow: Math.max(share, 0.004) }}
            title={said[n]}
          />
        ))}
      </div>
      <ul className="classes">
        {shares.map(({ status, count, share }, n) => (
          <li key={status}>
            <button
              type="button"
              aria-pressed={isChosen(status)}
              onClick={() => choose(isChosen(status) ? {} : { status })}
            >
              <span className="mark" data-tone={toneOfClass(status)} data-shade={n % 3} aria-hidden="true" />
              <span>{classWord(status, mode, t)}</span>
              <strong>{t('jobs.number', { n: count })}</strong>
              <span className="quiet">{percent(share, t)}</span>
            </button>
          </li>
        ))}
      </ul>
      {(flags.length > 0 || absent > 0) && (
        <ul className="flags" aria-label={t('coverage.flags')}>
          {flags.map((flag) => (
            <li key={flag}>
              <button
                type="button"
                aria-pressed={query.flag === flag}
                onClick={() => choose(query.flag === flag ? {} : { flag })}
              >
                {t(`coverage.flag-count.${flag}`, { count: counts.flags[flag] ?? 0 })}
              </button>
            </li>
          ))}
          {absent > 0 && (
            <li>
              <button
                type="button"
                aria-pressed={isChosen(absentClass)}
                onClick={() => choose(isChosen(absentClass) ? {} : { status: absentClass })}
              >
                {t('coverage.absent', { count: absent })}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
