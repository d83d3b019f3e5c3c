import { useVirtualizer } from '@tanstack/react-virtual';
import { type Dispatch, memo, type SetStateAction, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Columns, ScanMode } from '../../../lib/protocol/coverage-pages';
import type { Selection } from '../../../lib/ui/coverage/selection';
import type { CoverageQuery, CoverageSort } from '../../../lib/ui/coverage/table';
import { classWord, coverageLinks, flagsAt, statusAt, toneOfClass } from '../../../lib/ui/coverage/words';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';

const rowHeight = 36;
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

/** The table itself: only the rows that can be seen are in the page. */
export function Rows({ columns, rows, mode, query, onSort, labelledBy, chosen, onChoose }: Props) {
  const { t } = useDashboard();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const { sort: sorted, descending } = query;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are looked at from their first one on.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [rows]);
  const sort = (by: CoverageSort) => onSort({ sort: by, descending: sorted === by && !descending });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isAll = useMemo(() => chosen.hasAll(rows), [chosen, rows]);
  const toggle = useCallback((row: number) => onChoose((before) => before.toggled(row)), [onChoose]);
  return (
    <div className="table covered" ref={scroller} style={{ maxHeight: (rows.length + 2) * rowHeight }}>
      <table aria-labelledby={labelledBy} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
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
            {sortable.map((by) => (
              <th
                key={by}
                scope="col"
                className={by}
                aria-sort={sorted !== by ? 'none' : descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => sort(by)}>
                  {t(`coverage.column.${by}`)}
                  <span aria-hidden="true">{sorted !== by ? '' : descending ? ' ↓' : ' ↑'}</span>
                </button>
              </th>
            ))}
            <th scope="col" className="open">
              {t('preview.column.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr className="space" style={{ height: before }} />}
          {items.map(({ index }) => {
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
          })}
          {after > 0 && <tr className="space" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
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
