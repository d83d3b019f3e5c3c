import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

const rowHeight = 36;

interface Props<By extends string> {
  className?: string;
  labelledBy: string;
  count: number;
  /** The row at this place, a `tr` with a key; its first one has `aria-rowindex` 2. */
  row: (index: number) => ReactNode;
  /** Columns that can be sorted by, and their names. */
  columns: readonly By[];
  nameOf: (by: By) => ReactNode;
  query: { readonly sort: By; readonly descending: boolean };
  onSort: (patch: { sort: By; descending: boolean }) => void;
  /** Cells of the head before and after those. */
  before?: ReactNode;
  after: ReactNode;
  /** What the rows are of: of another they are looked at from the first one on. */
  of: unknown;
}

/** A long table: only the rows that can be seen, and a few around them, are in the page. */
export function VirtualTable<By extends string>({
  className = '',
  labelledBy,
  count,
  row,
  columns,
  nameOf,
  query,
  onSort,
  of,
  ...head
}: Props<By>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the rows are of that counts.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [of]);
  const { sort, descending } = query;
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className={`table ${className}`} ref={scroller} style={{ maxHeight: (count + 2) * rowHeight }}>
      <table aria-labelledby={labelledBy} aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {head.before}
            {columns.map((by) => (
              <th
                key={by}
                scope="col"
                className={by}
                aria-sort={sort !== by ? 'none' : descending ? 'descending' : 'ascending'}
              >
                <button type="button" onClick={() => onSort({ sort: by, descending: sort === by && !descending })}>
                  {nameOf(by)}
                  <span aria-hidden="true">{sort !== by ? '' : descending ? ' ↓' : ' ↑'}</span>
                </button>
              </th>
            ))}
            {head.after}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr className="space" style={{ height: above }} />}
          {items.map(({ index }) => row(index))}
          {below > 0 && <tr className="space" style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
