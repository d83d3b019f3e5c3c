import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import { firstListQuery, type ListQuery, type ListRow, shownListRows, statesOf } from '../../../lib/ui/checklist/table';
import { csvRow, headOf, stateWord, toneOf } from '../../../lib/ui/checklist/words';
import { csvOf, download, fileName } from '../../../lib/ui/preview/csv';
import { Button, SelectField, TextField } from '../../kit';
import { useDashboard } from '../context';
import { ResultRows } from './ResultRows';

/** What was found: how many are in which state, then every row, to be searched, filtered, sorted, opened and taken along. */
export function Results({ list, rows }: { list: ChecklistView; rows: readonly ListRow[] }) {
  const { t } = useDashboard();
  const [query, setQuery] = useState<ListQuery>(firstListQuery);
  const settled = useDeferredValue(query);
  const shown = useMemo(
    () => shownListRows(rows, settled, list.column, t.locale),
    [rows, settled, list.column, t.locale],
  );
  const states = useMemo(() => statesOf(rows), [rows]);
  const title = useId();
  const change = (patch: Partial<ListQuery>) => setQuery((before) => ({ ...before, ...patch }));
  function csv() {
    const width = rows[0]?.cells.length ?? 1;
    const lines = shown.map((row) => csvRow(row, t));
    download(fileName('list', list.name.replace(/\.\w+$/, ''), list.createdAt), [csvOf(headOf(list, width, t), lines)]);
  }
  return (
    <>
      <ul className="states">
        {states.map(([state, n]) => (
          <li key={state}>
            <button
              type="button"
              aria-pressed={query.state === state}
              data-tone={toneOf(state)}
              onClick={() => change({ state: query.state === state ? 'all' : state })}
            >
              <strong>{t('jobs.number', { n })}</strong> {stateWord(state, t)}
            </button>
          </li>
        ))}
      </ul>
      <div className="filters">
        <TextField
          label={t('checklist.search')}
          type="search"
          value={query.search}
          onChange={(event) => change({ search: event.target.value })}
        />
        <SelectField
          label={t('checklist.filter')}
          value={query.state}
          onChange={({ target }) => change({ state: target.value as ListQuery['state'] })}
        >
          <option value="all">{t('checklist.filter.all')}</option>
          {states.map(([state]) => (
            <option key={state} value={state}>
              {stateWord(state, t)}
            </option>
          ))}
        </SelectField>
        <div className="field end">
          <Button disabled={shown.length === 0} onClick={csv}>
            {t('checklist.csv.button', { count: shown.length })}
          </Button>
        </div>
      </div>
      <p id={title} className="quiet" role="status">
        {t('checklist.count', { count: shown.length, all: rows.length })}
      </p>
      {shown.length > 0 && <ResultRows list={list} rows={shown} query={query} onSort={change} labelledBy={title} />}
    </>
  );
}
