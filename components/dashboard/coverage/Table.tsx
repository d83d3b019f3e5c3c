import { useCallback, useId, useMemo, useState } from 'react';
import type { Snapshot } from '../../../lib/protocol/coverage-pages';
import { Selection } from '../../../lib/ui/coverage/selection';
import { absentClass, type CoverageQuery, type CoverageTable } from '../../../lib/ui/coverage/table';
import { classWord, csvCells, csvHead, flagNames, shownClasses } from '../../../lib/ui/coverage/words';
import { csvParts, download, fileName } from '../../../lib/ui/preview/csv';
import { Button, Section, SelectField, TextField } from '../../kit';
import { ResyncChosen } from '../choose/ResyncChosen';
import { useDashboard } from '../context';
import { useFound } from '../use-found';
import { Rows } from './Rows';

interface Props {
  table: CoverageTable;
  snapshot: Snapshot;
  query: CoverageQuery;
  onChange: (patch: Partial<CoverageQuery>) => void;
}

/** Everybody of the snapshot: searched, filtered, sorted, chosen, opened, taken along, resynced. */
export function Table({ table, snapshot, query, onChange }: Props) {
  const { t } = useDashboard();
  const rows = useFound(
    useCallback((isWanted: () => boolean) => table.rows(query, isWanted), [table, query]),
    table,
  );
  const [chosen, setChosen] = useState(() => Selection.none(table.length));
  const [isWriting, setWriting] = useState(false);
  const ids = useMemo(() => table.contactsOf(chosen), [table, chosen]);
  const title = useId();
  const { counts, mode, contacts, absent } = snapshot;
  const present = [...shownClasses, absentClass].filter(
    (status) => (counts.classes[status as keyof typeof counts.classes] ?? 0) > 0,
  );
  const flags = flagNames.filter((flag) => (counts.flags[flag] ?? 0) > 0);
  const all = query.status === absentClass ? absent : contacts;

  async function csv(shown: Uint32Array) {
    const taken = chosen.size > 0 ? chosen.inOrder(shown) : shown;
    setWriting(true);
    const parts = await csvParts(csvHead(t), taken.length, (n) => csvCells(table.columns, taken[n] ?? 0, mode, t));
    setWriting(false);
    download(fileName('coverage', t('coverage.csv.file'), snapshot.takenAt), parts);
  }
  return (
    <Section title={t('coverage.table.title')}>
      <div className="filters">
        <TextField
          label={t('coverage.table.search')}
          type="search"
          value={query.search}
          onChange={(event) => onChange({ search: event.target.value })}
        />
        <SelectField
          label={t('coverage.table.class')}
          value={query.status}
          onChange={(event) => onChange({ status: event.target.value })}
        >
          <option value="all">{t('coverage.table.all')}</option>
          {present.map((status) => (
            <option key={status} value={status}>
              {classWord(status as 'excluded', mode, t)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('coverage.table.flag')}
          value={query.flag}
          onChange={(event) => onChange({ flag: event.target.value as CoverageQuery['flag'] })}
        >
          <option value="any">{t('coverage.table.any')}</option>
          {flags.map((flag) => (
            <option key={flag} value={flag}>
              {t(`coverage.flag.${flag}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {!rows && (
        <p className="quiet" role="status">
          {t('coverage.rows-loading')}
        </p>
      )}
      {rows && (
        <div className="row">
          <p id={title} className="quiet" role="status">
            {t('coverage.table.count', { count: rows.length, all })}
          </p>
          <Button disabled={rows.length + chosen.size === 0} busy={isWriting} onClick={() => void csv(rows)}>
            {t('coverage.csv.button', { count: chosen.size > 0 ? chosen.size : rows.length })}
          </Button>
          <ResyncChosen
            ids={ids}
            hidden={chosen.size - chosen.of(rows).length}
            onClear={() => setChosen(Selection.none(table.length))}
          />
        </div>
      )}
      {rows && rows.length > 0 && (
        <Rows
          columns={table.columns}
          rows={rows}
          mode={mode}
          query={query}
          onSort={onChange}
          labelledBy={title}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </Section>
  );
}
