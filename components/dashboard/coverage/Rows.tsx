import { type Dispatch, memo, type SetStateAction, useCallback, useMemo } from 'react';
import type { Columns, ScanMode } from '../../../lib/protocol/coverage-pages';
import type { Selection } from '../../../lib/ui/coverage/selection';
import type { CoverageQuery, CoverageSort } from '../../../lib/ui/coverage/table';
import { classWord, coverageLinks, flagsAt, statusAt, toneOfClass } from '../../../lib/ui/coverage/words';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { VirtualTable } from '../VirtualTable';

const sortable: readonly CoverageSort[] = ['name', 'email', 'class', 'lastSync'];

interface Props {
  columns: Columns;
  rows: Uint32Array;
  mode: ScanMode;
  query: CoverageQuery;
  onSort: (patch: Partial<CoverageQuery>) => void;
  labelledBy: string;
  chosen: Selection;
  onChoose: Dispatch<SetStateAction<Selection>>;
}

/** The table itself, with a box for each row. */
export function Rows({ columns, rows, mode, query, onSort, labelledBy, chosen, onChoose }: Props) {
  const { t } = useDashboard();
  const isAll = useMemo(() => chosen.hasAll(rows), [chosen, rows]);
  const toggle = useCallback((row: number) => onChoose((before) => before.toggled(row)), [onChoose]);
  return (
    <VirtualTable
      className="covered"
      labelledBy={labelledBy}
      count={rows.length}
      columns={sortable}
      nameOf={(by) => t(`coverage.column.${by}`)}
      query={query}
      onSort={onSort}
      of={rows}
      before={
        <th scope="col" className="choose">
          <input
            type="checkbox"
            aria-label={t('coverage.table.choose-all', { count: rows.length })}
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = chosen.size > 0 && !isAll;
            }}
            onChange={() => onChoose(chosen.with(rows, !isAll))}
          />
        </th>
      }
      after={
        <th scope="col" className="open">
          {t('preview.column.open')}
        </th>
      }
      row={(index) => {
        const row = rows[index] ?? 0;
        return (
          <Row
            key={columns.id[row]}
            columns={columns}
            row={row}
            index={index}
            mode={mode}
            isChosen={chosen.has(row)}
            onToggle={toggle}
          />
        );
      }}
    />
  );
}

interface RowProps {
  columns: Columns;
  row: number;
  index: number;
  mode: ScanMode;
  isChosen: boolean;
  onToggle: (row: number) => void;
}

const Row = memo(function Row({ columns, row, index, mode, isChosen, onToggle }: RowProps) {
  const { t } = useDashboard();
  const id = columns.id[row] ?? '';
  const name = columns.name[row] || id;
  const email = columns.email[row] ?? null;
  const status = statusAt(columns.status[row]);
  const lastSync = columns.lastSync[row] ?? null;
  const flags = flagsAt(columns.flags[row])
    .map((flag) => t(`coverage.flag.${flag}`))
    .join(', ');
  const { hubspot, salesforce } = coverageLinks({ id, link: columns.link[row] ?? null }, useSettings());
  return (
    <tr aria-rowindex={index + 2} data-tone={toneOfClass(status)} aria-selected={isChosen}>
      <td>
        <input
          type="checkbox"
          aria-label={t('coverage.table.choose', { name })}
          checked={isChosen}
          onChange={() => onToggle(row)}
        />
      </td>
      <td dir="auto" title={name}>
        {name}
      </td>
      <td title={email ?? undefined}>{email ?? <span className="quiet">–</span>}</td>
      <td title={flags || undefined}>
        <span className="mark" aria-hidden="true" />
        {classWord(status, mode, t)}
        {flags && <span className="quiet"> {flags}</span>}
      </td>
      <td>{lastSync === null ? <span className="quiet">{t('preview.never')}</span> : t.time(lastSync)}</td>
      <td>
        {hubspot && <ExternalLink href={hubspot}>HubSpot</ExternalLink>}{' '}
        {salesforce && <ExternalLink href={salesforce}>Salesforce</ExternalLink>}
      </td>
    </tr>
  );
});
