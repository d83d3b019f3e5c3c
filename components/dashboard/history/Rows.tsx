import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { kindText } from '../../../lib/ui/history/kind';
import type { HistoryQuery, HistoryTable } from '../../../lib/ui/history/table';
import {
  aboutText,
  becauseText,
  changeText,
  groupOf,
  looks,
  outcomeWord,
  tookText,
} from '../../../lib/ui/history/words';
import { rowLinks } from '../../../lib/ui/preview/links';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';

const rowHeight = 36;
const columns = ['kind', 'who', 'change', 'outcome', 'took'] as const;

interface Props {
  table: HistoryTable;
  rows: Uint32Array;
  query: HistoryQuery;
  onTurn: (patch: Partial<HistoryQuery>) => void;
  labelledBy: string;
}

/** The table itself: only the rows that can be seen are in the page. */
export function Rows({ table, rows, query, onTurn, labelledBy }: Props) {
  const { t } = useDashboard();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are looked at from their first one on.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [query]);
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const { descending } = query;
  return (
    <div className="table acted" ref={scroller} style={{ maxHeight: (rows.length + 2) * rowHeight }}>
      <table aria-labelledby={labelledBy} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="when" aria-sort={descending ? 'descending' : 'ascending'}>
              <button type="button" onClick={() => onTurn({ descending: !descending })}>
                {t('history.column.at')}
                <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>
              </button>
            </th>
            {columns.map((one) => (
              <th key={one} scope="col" className={one}>
                {t(`history.column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr className="space" style={{ height: before }} />}
          {items.map(({ index }) => (
            <Row key={rows[index]} table={table} at={rows[index] ?? 0} index={index} />
          ))}
          {after > 0 && <tr className="space" style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ table, at, index }: { table: HistoryTable; at: number; index: number }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const entry = table.row(at)?.entry;
  if (!entry) return null;
  const { record, outcome } = entry;
  const about = aboutText(entry, t);
  const change = changeText(entry, t);
  const because = becauseText(entry, t);
  const [tone] = looks[groupOf(outcome)];
  const link = record && rowLinks({ id: record.contactId, leadId: null, contactId: null }, settings).hubspot;
  const kind = kindText(entry.kind, t);
  return (
    <tr aria-rowindex={index + 2} data-tone={tone}>
      <td>{t.time(entry.at)}</td>
      <td title={kind}>{kind}</td>
      <td dir="auto" title={record?.name ?? about}>
        {record && link ? <ExternalLink href={link}>{record.name}</ExternalLink> : about || none}
      </td>
      <td dir="auto" title={change}>
        {change ? <code>{change}</code> : none}
      </td>
      <td title={[outcomeWord(outcome, t), because].filter(Boolean).join(': ')}>
        <span className="mark" aria-hidden="true" />
        {outcomeWord(outcome, t)}
        {because && <span className="quiet"> {because}</span>}
      </td>
      <td>{tookText(entry.took, t) || none}</td>
    </tr>
  );
}

const none = <span className="quiet">–</span>;
