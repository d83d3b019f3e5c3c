import type { Counts } from '../../../lib/preview/types';
import type { Summary } from '../../../lib/ui/preview/summary';
import { useDashboard } from '../context';

interface Figure {
  readonly key: string;
  readonly value: number;
  readonly rule: string | null;
}

/** The figures that matter before the segment is changed, each with the rule that it rests on. */
export function Figures({ counts, summary }: { counts: Counts; summary: Summary }) {
  const { t } = useDashboard();
  const { fates, salesforceCalls, duplicates } = summary;
  const figures: Figure[] = [
    { key: 'freezes', value: fates.freezes, rule: 'R11' },
    { key: 'goes', value: fates.goes, rule: 'R1' },
    { key: 'never-synced', value: fates['never-synced'], rule: 'R3' },
    { key: 'calls', value: salesforceCalls, rule: 'R12' },
    { key: 'thaws', value: fates.thaws, rule: 'R1' },
    { key: 'no-email', value: fates['no-email'], rule: 'R10' },
    { key: 'duplicates', value: duplicates.size, rule: 'R10' },
    ...(counts.unknown > 0 ? [{ key: 'unknown', value: counts.unknown, rule: null }] : []),
  ];
  const number = new Intl.NumberFormat(t.locale);
  return (
    <ul className="figures">
      {figures.map(({ key, value, rule }) => (
        <li key={key} data-figure={key} data-zero={value === 0 || undefined}>
          <strong>{number.format(value)}</strong>
          {rule && (
            <abbr className="rule" title={t(`popup.rule.${rule}`)}>
              {rule}
            </abbr>
          )}
          <span className="says">{t(`preview.figure.${key}`)}</span>
        </li>
      ))}
    </ul>
  );
}
