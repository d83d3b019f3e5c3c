import { type ReactNode, useMemo } from 'react';
import type { Home } from '../../../lib/records/recognise';
import { delimiters, namedBy, type ParseChoice, type ParsedList } from '../../../lib/ui/checklist/parse';
import { Notice, SelectField } from '../../kit';
import { useDashboard } from '../context';

/** So many rows show how the list is read. */
const shown = 4;

interface Props {
  parsed: ParsedList;
  home: Home;
  onChange: (patch: ParseChoice) => void;
  action: ReactNode;
}

/** How the list is read: which column, whether it has a head, and whom it names. */
export function Reading({ parsed, home, onChange, action }: Props) {
  const { t } = useDashboard();
  const { head, rows, column, delimiter, named, openQuote } = parsed;
  const found = useMemo(() => namedBy(parsed, home), [parsed, home]);
  const people = found.keys.length;
  const unknown = Object.entries(found.unknown);
  const nameOf = (n: number) => head?.[n]?.trim() || t('checklist.column.number', { n: n + 1 });
  const columns = named.map((_, n) => n);
  return (
    <div className="stack">
      <div className="reading">
        <SelectField
          label={t('checklist.read.column')}
          value={column}
          onChange={({ target }) => onChange({ column: Number(target.value) })}
        >
          {columns.map((n) => (
            <option key={n} value={n}>
              {nameOf(n)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('checklist.read.head')}
          value={head ? 'head' : 'none'}
          onChange={({ target }) => onChange({ hasHead: target.value === 'head' })}
        >
          <option value="head">{t('checklist.read.head.yes')}</option>
          <option value="none">{t('checklist.read.head.no')}</option>
        </SelectField>
        <SelectField
          label={t('checklist.read.delimiter')}
          value={delimiter}
          onChange={({ target }) => onChange({ delimiter: target.value, column: null, hasHead: null })}
        >
          {delimiters.map((one) => (
            <option key={one} value={one}>
              {t(`checklist.delimiter.${delimiters.indexOf(one)}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="sample">
        <table>
          <caption className="hidden">{t('checklist.read.sample')}</caption>
          <thead>
            <tr>
              {columns.map((n) => (
                <th key={n} scope="col" data-chosen={n === column || undefined}>
                  {nameOf(n)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that is only shown
              <tr key={at}>
                {columns.map((n) => (
                  <td key={n} dir="auto" data-chosen={n === column || undefined}>
                    {row[n]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {openQuote !== null && (
        <Notice tone="amber" live>
          <p>{t('checklist.read.open-quote', { n: openQuote })}</p>
        </Notice>
      )}
      {people === 0 ? (
        <Notice tone="amber" live>
          <p>{t('checklist.read.nobody')}</p>
        </Notice>
      ) : (
        <p role="status">
          {t('checklist.read.rows', { count: rows.length })} {t('checklist.read.people', { count: people })}{' '}
          {found.duplicates > 0 && t('checklist.read.duplicates', { count: found.duplicates })}
        </p>
      )}
      {unknown.length > 0 && (
        <details>
          <summary>{t('checklist.read.unknown', { count: unknown.reduce((sum, [, n]) => sum + n, 0) })}</summary>
          <ul className="reasons">
            {unknown.map(([code, n]) => (
              <li key={code}>{t('checklist.because', { n, why: t(`checklist.unknown.${code}`) })}</li>
            ))}
          </ul>
        </details>
      )}
      {people > 0 && <div className="row">{action}</div>}
    </div>
  );
}
