import { useMemo, useState } from 'react';
import type { ScanMode, Snapshot } from '../../../lib/protocol/coverage-pages';
import { type Comparison, compareSnapshots, movedBetween, type Place } from '../../../lib/ui/coverage/compare';
import { classWord, coverageLinks, shownClasses, toneOfClass } from '../../../lib/ui/coverage/words';
import { csvOf, download, fileName } from '../../../lib/ui/preview/csv';
import { Button, ExternalLink, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useCoverage, useCoverageStore } from './context';

/** So many names are shown; the file has all of them. */
const shownAtMost = 200;
const places: readonly Place[] = [...shownClasses, 'not-there'];

/** Who moved from which class to which since an earlier snapshot. */
export function Compared({ after }: { after: Snapshot }) {
  const { t } = useDashboard();
  const store = useCoverageStore();
  const { before, columns } = useCoverage();
  const mode = before?.snapshot.mode === 'quick' ? 'quick' : after.mode;
  const comparison = useMemo(
    () => (before?.columns && columns ? compareSnapshots(before.columns, columns, mode === 'quick') : null),
    [before, columns, mode],
  );
  const [field, setField] = useState<readonly [Place, Place] | null>(null);
  if (!before) return null;
  return (
    <Section
      title={t('coverage.compare.title', { takenAt: before.snapshot.takenAt })}
      aside={<Button onClick={() => void store.compareWith(null)}>{t('coverage.compare.close')}</Button>}
    >
      {(before.snapshot.mode !== after.mode || before.snapshot.segment?.id !== after.segment?.id) && (
        <p className="quiet">{t('coverage.compare.unlike')}</p>
      )}
      {!comparison && (
        <p className="quiet" role="status">
          {t('coverage.rows-loading')}
        </p>
      )}
      {comparison && (
        <>
          <p>{t('coverage.compare.moved', { count: comparison.moved.length, stayed: comparison.stayed })}</p>
          {comparison.moved.length > 0 && (
            <>
              <Matrix comparison={comparison} mode={mode} field={field} onField={setField} />
              <MovedRows comparison={comparison} mode={mode} field={field} at={after.takenAt} />
            </>
          )}
        </>
      )}
    </Section>
  );
}

const wordOf = (place: Place, mode: ScanMode, t: ReturnType<typeof useDashboard>['t']) =>
  place === 'not-there' ? t('coverage.compare.not-there') : classWord(place, mode, t);

interface MatrixProps {
  comparison: Comparison;
  /** Quick where one of the two is. */
  mode: ScanMode;
  field: readonly [Place, Place] | null;
  onField: (field: readonly [Place, Place] | null) => void;
}

function Matrix({ comparison: { matrix }, mode, field, onField }: MatrixProps) {
  const { t } = useDashboard();
  const from = places.filter((place) => matrix.has(place));
  const to = places.filter((place) => from.some((one) => matrix.get(one)?.has(place)));
  return (
    <div className="matrix">
      <table>
        <caption className="quiet">{t('coverage.compare.caption')}</caption>
        <thead>
          <tr>
            <td />
            {to.map((place) => (
              <th key={place} scope="col" data-tone={place === 'not-there' ? 'grey' : toneOfClass(place)}>
                {wordOf(place, mode, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from.map((row) => (
            <tr key={row}>
              <th scope="row" data-tone={row === 'not-there' ? 'grey' : toneOfClass(row)}>
                {wordOf(row, mode, t)}
              </th>
              {to.map((column) => {
                const n = matrix.get(row)?.get(column) ?? 0;
                const isChosen = field?.[0] === row && field[1] === column;
                return (
                  <td key={column} data-same={row === column || undefined}>
                    {n > 0 && row !== column ? (
                      <button
                        type="button"
                        aria-pressed={isChosen}
                        onClick={() => onField(isChosen ? null : [row, column])}
                      >
                        {t('jobs.number', { n })}
                      </button>
                    ) : (
                      <span className="quiet">{n > 0 ? t('jobs.number', { n }) : ''}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MovedRows({ comparison, mode, field, at }: Omit<MatrixProps, 'onField'> & { at: number }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const moved = movedBetween(comparison, field?.[0] ?? null, field?.[1] ?? null);
  function linked(id: string, name: string, to: Place) {
    const { hubspot } = coverageLinks({ id, link: null }, settings);
    return hubspot && to !== 'not-there' ? <ExternalLink href={hubspot}>{name}</ExternalLink> : name;
  }
  function csv() {
    const head = ['id', 'name', 'email'].map((name) => t(`coverage.csv.${name}`));
    const lines = moved.map(({ id, name, email, from, to }) => [
      id,
      name,
      email,
      wordOf(from, mode, t),
      wordOf(to, mode, t),
    ]);
    const all = [...head, t('coverage.compare.from'), t('coverage.compare.to')];
    download(fileName('coverage', t('coverage.compare.file'), at), [csvOf(all, lines)]);
  }
  return (
    <>
      <div className="row">
        <p className="quiet" role="status">
          {moved.length > shownAtMost
            ? t('coverage.compare.first', { shown: shownAtMost, all: moved.length })
            : t('coverage.compare.shown', { count: moved.length })}
        </p>
        <Button onClick={csv}>{t('coverage.csv.button', { count: moved.length })}</Button>
      </div>
      <ul className="moved">
        {moved.slice(0, shownAtMost).map(({ id, name, email, from, to }) => (
          <li key={id}>
            <span dir="auto">{linked(id, name, to)}</span>
            <span className="quiet">{email ?? '–'}</span>
            <span>
              {wordOf(from, mode, t)} → {wordOf(to, mode, t)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
