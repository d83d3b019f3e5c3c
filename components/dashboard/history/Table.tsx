import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { kindText } from '../../../lib/ui/history/kind';
import type { HistoryStore } from '../../../lib/ui/history/store';
import { firstHistoryQuery, type HistoryQuery, type HistoryTable } from '../../../lib/ui/history/table';
import { historyCells, historyHead, outcomeGroups } from '../../../lib/ui/history/words';
import { csvParts, download, fileName } from '../../../lib/ui/preview/csv';
import { Button, SelectField, TextField } from '../../kit';
import { useDashboard } from '../context';
import { Rows } from './Rows';
import { useRows } from './use-rows';

interface Props {
  table: HistoryTable;
  /** The same table has grown. */
  version: number;
  store: HistoryStore;
  search: string;
}

/** The entries: searched, filtered, taken along, deleted. */
export function Table({ table, version, store, search }: Props) {
  const { t } = useDashboard();
  const [query, setQuery] = useState<HistoryQuery>({ ...firstHistoryQuery, search });
  const rows = useRows(table, version, query);
  const [isWriting, setWriting] = useState(false);
  const title = useId();
  const change = (patch: Partial<HistoryQuery>) => setQuery((before) => ({ ...before, ...patch }));
  async function csv(shown: Uint32Array) {
    setWriting(true);
    const parts = await csvParts(historyHead(t), shown.length, (n) => {
      const row = table.row(shown[n] ?? 0);
      return row ? historyCells(row.entry, row.page.environment, t) : [];
    });
    setWriting(false);
    download(fileName('history', t('history.csv.file'), Date.now()), parts);
  }
  return (
    <>
      <div className="filters">
        <TextField
          label={t('history.search')}
          type="search"
          value={query.search}
          onChange={({ target }) => change({ search: target.value })}
        />
        <SelectField
          label={t('history.filter.kind')}
          value={query.kind}
          onChange={({ target }) => change({ kind: target.value })}
        >
          <option value="all">{t('history.filter.all')}</option>
          {[...new Set([...table.kinds, ...(query.kind === 'all' ? [] : [query.kind])])].map((kind) => (
            <option key={kind} value={kind}>
              {kindText(kind, t)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('history.filter.outcome')}
          value={query.group}
          onChange={({ target }) => change({ group: target.value as HistoryQuery['group'] })}
        >
          <option value="all">{t('history.filter.all')}</option>
          {outcomeGroups.map((group) => (
            <option key={group} value={group}>
              {t(`history.group.${group}`)}
            </option>
          ))}
        </SelectField>
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            label={t(`history.filter.${end}`)}
            value={query[end]}
            onChange={({ target }) => change({ [end]: target.value })}
          />
        ))}
      </div>
      {rows && (
        <div className="row">
          <p id={title} className="quiet" role="status">
            {t('history.count', { count: rows.length, all: table.length })}
          </p>
          <Button disabled={rows.length === 0} busy={isWriting} onClick={() => void csv(rows)}>
            {t('history.csv.button', { count: rows.length })}
          </Button>
          <Delete
            key={`${rows.length}/${table.length}`}
            count={rows.length}
            isAll={rows.length === table.length}
            store={store}
            onDelete={() => void (rows.length === table.length ? store.clear() : store.remove(table.wanted(rows)))}
          />
        </div>
      )}
      {rows?.length === 0 && <p className="quiet">{t('history.none-found')}</p>}
      {rows && rows.length > 0 && <Rows table={table} rows={rows} query={query} onTurn={change} labelledBy={title} />}
    </>
  );
}

interface DeleteProps {
  count: number;
  isAll: boolean;
  store: HistoryStore;
  onDelete: () => void;
}

/** Deletes what is shown, after a second word. While older entries are still being read it waits: all must mean all. */
function Delete({ count, isAll, store, onDelete }: DeleteProps) {
  const { t } = useDashboard();
  const { busy, reading } = useStore(store);
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button look="plain" disabled={count === 0 || reading} onClick={() => setAsked(true)}>
        {t(isAll ? 'history.delete.all' : 'history.delete.shown', { count })}
      </Button>
    );
  return (
    <>
      <span>{t('history.delete.sure', { count })}</span>
      <Button look="danger" busy={busy !== null} onClick={onDelete}>
        {t('history.delete.yes')}
      </Button>
      <Button onClick={() => setAsked(false)}>{t('options.cancel')}</Button>
    </>
  );
}
