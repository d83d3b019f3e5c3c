import { useCallback, useId, useMemo, useState } from 'react';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import {
  contactsOf,
  firstListQuery,
  type ListQuery,
  type ListRow,
  shownListRows,
  statesOf,
} from '../../../lib/ui/checklist/table';
import { csvRow, headOf, stateWord, toneOf } from '../../../lib/ui/checklist/words';
import { Chosen } from '../../../lib/ui/chosen';
import { csvParts, download, fileName } from '../../../lib/ui/preview/csv';
import { Button, SelectField, TextField } from '../../kit';
import { ResyncChosen } from '../choose/ResyncChosen';
import { useDashboard } from '../context';
import { useFound } from '../use-found';
import { ResultRows } from './ResultRows';

/** What was found: how many are in which state, then every row, to be searched, filtered, sorted, opened and taken along. */
export function Results({ list, rows }: { list: ChecklistView; rows: readonly ListRow[] }) {
  const { t } = useDashboard();
  const [query, setQuery] = useState<ListQuery>(firstListQuery);
  const { column } = list;
  const { locale } = t;
  const shown = useFound(
    useCallback(
      (isWanted: () => boolean) => shownListRows(rows, query, { column, locale }, isWanted),
      [rows, query, column, locale],
    ),
    rows,
  );
  const [isWriting, setWriting] = useState(false);
  const states = useMemo(() => statesOf(rows), [rows]);
  const [chosen, setChosen] = useState(Chosen.nobody);
  const contacts = useMemo(() => contactsOf(shown ?? []), [shown]);
  const title = useId();
  const change = (patch: Partial<ListQuery>) => setQuery((before) => ({ ...before, ...patch }));
  async function csv(taken: readonly ListRow[]) {
    const width = rows[0]?.cells.length ?? 1;
    setWriting(true);
    const parts = await csvParts(headOf(list, width, t), taken.length, (n) => csvRow(taken[n] as ListRow, t));
    setWriting(false);
    download(fileName('list', list.name.replace(/\.\w+$/, ''), list.createdAt), parts);
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
          <Button disabled={!shown?.length} busy={isWriting} onClick={() => void csv(shown ?? [])}>
            {t('checklist.csv.button', { count: shown?.length ?? rows.length })}
          </Button>
        </div>
      </div>
      <div className="row">
        <p id={title} className="quiet" role="status">
          {shown && t('checklist.count', { count: shown.length, all: rows.length })}
        </p>
        <ResyncChosen
          ids={[...chosen.ids]}
          hidden={chosen.size - chosen.among(contacts)}
          onClear={() => setChosen(Chosen.nobody)}
        />
      </div>
      {shown && shown.length > 0 && (
        <ResultRows
          list={list}
          rows={shown}
          query={query}
          onSort={change}
          labelledBy={title}
          contacts={contacts}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </>
  );
}
