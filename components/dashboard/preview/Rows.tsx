import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { PreviewRow } from '../../../lib/preview/types';
import { rowLinks } from '../../../lib/ui/preview/links';
import { fateOf } from '../../../lib/ui/preview/summary';
import type { SortBy, TableQuery } from '../../../lib/ui/preview/table';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { WhyButton } from '../why/WhyButton';

const rowHeight = 36;
const columns: readonly SortBy[] = ['name', 'email', 'fate', 'lastSync'];

interface Props {
  rows: readonly PreviewRow[];
  query: TableQuery;
  onSort: (patch: Partial<TableQuery>) => void;
  labelledBy: string;
}

/** The table itself: only the rows that can be seen are in the page. */
export function Rows({ rows, query, onSort, labelledBy }: Props) {
  const { t } = useDashboard();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const sort = (by: SortBy) => onSort({ sort: by, descending: query.sort === by && !query.descending });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="table" ref={scroller}>
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
                  {t(`preview.column.${by}`)}
                  <span aria-hidden="true">{query.sort !== by ? '' : query.descending ? ' ↓' : ' ↑'}</span>
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
            const row = rows[index];
            return row && <Row key={row.id} row={row} index={index} />;
          })}
          {after > 0 && <tr className="space" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, index }: { row: PreviewRow; index: number }) {
  const { t } = useDashboard();
  const { hubspot, salesforce } = rowLinks(row, useSettings());
  const fate = `${t(`preview.change.${row.change}`)}: ${t(`preview.fate.${fateOf(row)}`)}`;
  const what = row.why ? `${fate}. ${t(`why.cannot.${row.why}`)}` : fate;
  return (
    <tr aria-rowindex={index + 2} data-change={row.change}>
      <td dir="auto" title={row.name}>
        {row.name}
      </td>
      <td title={row.email ?? undefined}>{row.email ?? <span className="quiet">–</span>}</td>
      <td title={what}>
        <span className="mark" aria-hidden="true" />
        {what}
      </td>
      <td>{row.lastSync === null ? <span className="quiet">{t('preview.never')}</span> : t.time(row.lastSync)}</td>
      <td>
        {hubspot && <ExternalLink href={hubspot}>HubSpot</ExternalLink>}{' '}
        {salesforce && <ExternalLink href={salesforce}>Salesforce</ExternalLink>}{' '}
        <WhyButton id={row.id} name={row.name} />
      </td>
    </tr>
  );
}
