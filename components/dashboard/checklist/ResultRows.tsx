import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import { type ListQuery, type ListRow, type ListSort, stateOfRow } from '../../../lib/ui/checklist/table';
import { becauseText, stateWord, toneOf } from '../../../lib/ui/checklist/words';
import { rowLinks } from '../../../lib/ui/preview/links';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';

const rowHeight = 36;
const columns: readonly ListSort[] = ['number', 'given', 'name', 'state'];

interface Props {
  list: ChecklistView;
  rows: readonly ListRow[];
  query: ListQuery;
  onSort: (patch: Partial<ListQuery>) => void;
  labelledBy: string;
}

/** The table itself: only the rows that can be seen are in the page. */
export function ResultRows({ list, rows, query, onSort, labelledBy }: Props) {
  const { t } = useDashboard();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const sort = (by: ListSort) => onSort({ sort: by, descending: query.sort === by && !query.descending });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const nameOf = (by: ListSort) =>
    (by === 'given' && list.head?.[list.column]) || t(`checklist.column.${by}`, { n: 1 });
  return (
    <div className="table checked" ref={scroller} style={{ maxHeight: (rows.length + 2) * rowHeight }}>
      <table aria-labelledby={labelledBy} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((by) => (
              <th
                key={by}
                scope="col"
                className={by}
                aria-sort={query.sort !== by ? 'none' : query.descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => sort(by)}>
                  {by === 'number' ? t('checklist.column.row') : nameOf(by)}
                  <span aria-hidden="true">{query.sort !== by ? '' : query.descending ? ' ↓' : ' ↑'}</span>
                </button>
              </th>
            ))}
            <th scope="col">{t('checklist.column.because')}</th>
            <th scope="col" className="open">
              {t('preview.column.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr className="space" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return row && <Row key={row.number} row={row} index={index} column={list.column} />;
          })}
          {after > 0 && <tr className="space" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, index, column }: { row: ListRow; index: number; column: number }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const { result } = row;
  const state = stateOfRow(row);
  const because = becauseText(row, t);
  const given = row.cells[column] ?? '';
  const record = result?.salesforce ?? null;
  const ids = {
    contactId: record?.object === 'Contact' ? record.id : null,
    leadId: record?.object === 'Lead' ? record.id : null,
  };
  const { hubspot, salesforce } = rowLinks({ id: result?.contactId ?? '', ...ids }, settings);
  return (
    <tr aria-rowindex={index + 2} data-tone={toneOf(state)}>
      <td className="number">{t('jobs.number', { n: row.number })}</td>
      <td dir="auto" title={given}>
        {given || <span className="quiet">–</span>}
      </td>
      <td dir="auto" title={result?.name ?? undefined}>
        {result?.name ?? <span className="quiet">–</span>}
      </td>
      <td>
        <span className="mark" aria-hidden="true" />
        {stateWord(state, t)}
      </td>
      <td title={because}>
        {row.again && <span className="quiet">{t('checklist.again')} </span>}
        {because}
        {result && result.warnings.length > 0 && (
          <span className="quiet"> {t('checklist.warnings', { count: result.warnings.length })}</span>
        )}
      </td>
      <td>
        {hubspot && result?.contactId && <ExternalLink href={hubspot}>HubSpot</ExternalLink>}{' '}
        {salesforce && <ExternalLink href={salesforce}>Salesforce</ExternalLink>}
      </td>
    </tr>
  );
}
