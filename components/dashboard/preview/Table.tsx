import { useCallback, useId, useMemo, useState } from 'react';
import type { PreviewRow, RunView } from '../../../lib/preview/types';
import { Chosen } from '../../../lib/ui/chosen';
import type { T } from '../../../lib/ui/i18n';
import { type Cell, csvParts, download, fileName } from '../../../lib/ui/preview/csv';
import { fateOf, fates, type Summary, summaryOf } from '../../../lib/ui/preview/summary';
import { firstQuery, shownRows, type TableQuery } from '../../../lib/ui/preview/table';
import { Button, Section, SelectField, TextField } from '../../kit';
import { ResyncChosen } from '../choose/ResyncChosen';
import { useDashboard } from '../context';
import { useFound } from '../use-found';
import { Rows } from './Rows';
import { Stayers, useStayers } from './Stayers';
import { sideName } from './side';

const changes = ['all', 'enter', 'leave', 'unknown', 'stay'] as const satisfies readonly TableQuery['change'][];
const nobody: readonly PreviewRow[] = [];

interface Props {
  rows: readonly PreviewRow[];
  summary: Summary;
  run: RunView;
}

/** Everybody who does not simply stay, and those who do on request: searched, filtered, sorted, opened, taken along. */
export function Table({ rows, summary, run }: Props) {
  const { t } = useDashboard();
  const [query, setQuery] = useState<TableQuery>(firstQuery);
  const ofStayers = query.change === 'stay';
  const stayers = useStayers(run, ofStayers);
  const all = ofStayers ? (stayers ?? nobody) : rows;
  const { locale } = t;
  const shown = useFound(
    useCallback((isWanted: () => boolean) => shownRows(all, query, locale, isWanted), [all, query, locale]),
    all,
  );
  const [isWriting, setWriting] = useState(false);
  const shownSummary = useMemo(() => (ofStayers ? summaryOf(all) : summary), [ofStayers, all, summary]);
  const change = (patch: Partial<TableQuery>) => setQuery((before) => ({ ...before, ...patch }));
  const [chosen, setChosen] = useState(Chosen.nobody);
  const contacts = useMemo(() => new Set(shown?.map(({ id }) => id)), [shown]);
  const title = useId();
  const present = fates.filter((name) => shownSummary.fates[name] > 0);
  const mayStay = run.state !== 'cancelled' && (run.counts?.stay ?? 0) > 0;

  async function csv(taken: readonly PreviewRow[]) {
    const head = ['id', 'name', 'email', 'change', 'fate', 'lead', 'contact', 'last-sync'].map((name) =>
      t(`preview.csv.${name}`),
    );
    setWriting(true);
    const parts = await csvParts(head, taken.length, (n) => csvCells(taken[n] as PreviewRow, t));
    setWriting(false);
    download(fileName('preview', sideName(run.other, t), run.asOf), parts);
  }

  return (
    <Section
      title={t('preview.table.title')}
      aside={
        <Button disabled={!shown?.length} busy={isWriting} onClick={() => void csv(shown ?? [])}>
          {t('preview.csv.button', { count: shown?.length ?? all.length })}
        </Button>
      }
    >
      <div className="filters">
        <TextField
          label={t('preview.table.search')}
          type="search"
          value={query.search}
          onChange={(event) => change({ search: event.target.value })}
        />
        <SelectField
          label={t('preview.table.change')}
          value={query.change}
          onChange={({ target }) =>
            // What happens to those who move does not happen to those who stay.
            change({ change: target.value as TableQuery['change'], fate: 'all', only: null })
          }
        >
          {changes
            .filter((name) => (name === 'stay' ? mayStay : name !== 'unknown' || summary.fates['cannot-tell'] > 0))
            .map((name) => (
              <option key={name} value={name}>
                {t(`preview.table.change.${name}`)}
              </option>
            ))}
        </SelectField>
        <SelectField
          label={t('preview.table.fate')}
          value={query.only ? 'duplicates' : query.fate}
          onChange={({ target }) =>
            change(
              target.value === 'duplicates'
                ? { fate: 'all', only: summary.duplicates }
                : { fate: target.value as TableQuery['fate'], only: null },
            )
          }
        >
          <option value="all">{t('preview.table.fate.all')}</option>
          {present.map((name) => (
            <option key={name} value={name}>
              {t(`preview.fate.${name}`)}
            </option>
          ))}
          {shownSummary.duplicates.size > 0 && <option value="duplicates">{t('preview.fate.duplicates')}</option>}
        </SelectField>
      </div>
      {ofStayers && !stayers && <Stayers run={run} />}
      {(!ofStayers || stayers) && (
        <div className="row">
          <p id={title} className="quiet" role="status">
            {shown && t('preview.table.count', { count: shown.length, all: all.length })}
          </p>
          <ResyncChosen
            ids={[...chosen.ids]}
            hidden={chosen.size - chosen.among(contacts)}
            onClear={() => setChosen(Chosen.nobody)}
          />
        </div>
      )}
      {shown && shown.length > 0 && (
        <Rows
          rows={shown}
          query={query}
          onSort={change}
          labelledBy={title}
          contacts={contacts}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </Section>
  );
}

/** A row as a spreadsheet has it. */
const csvCells = (row: PreviewRow, t: T): Cell[] => [
  row.id,
  row.name,
  row.email,
  t(`preview.change.${row.change}`),
  t(`preview.fate.${fateOf(row)}`),
  row.leadId,
  row.contactId,
  row.lastSync === null ? null : new Date(row.lastSync).toISOString(),
];
