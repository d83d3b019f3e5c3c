import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, Fragment, type ReactNode, useEffect, useRef, useState } from 'react';

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

/**
 * A long table: only the rows that can be seen, and a few around them, are in the page; and the one that holds the
 * keyboard's focus, which would else be lost by scrolling, and the keys with it.
 */
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
  const [focused, setFocused] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count,
    rangeExtractor: (range) => withFocused(defaultRangeExtractor(range), focused, count),
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
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      className={`table ${className}`}
      ref={scroller}
      style={{ maxHeight: (count + 2) * rowHeight }}
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys.
      tabIndex={0}
    >
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
        <tbody onFocus={(event) => setFocused(indexOf(event))} onBlur={() => setFocused(null)}>
          {items.map(({ index, start, key }, n) => {
            const gap = start - (items[n - 1]?.end ?? 0);
            return (
              <Fragment key={key}>
                {gap > 0 && <tr className="space" style={{ height: gap }} />}
                {row(index)}
              </Fragment>
            );
          })}
          {below > 0 && <tr className="space" style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

const indexOf = ({ target }: FocusEvent<HTMLElement>) =>
  Number(target.closest('tr')?.getAttribute('aria-rowindex')) - 2;

/** The rows of a range, in their order, with the one that has the focus. */
function withFocused(range: number[], focused: number | null, count: number): number[] {
  if (focused === null || focused < 0 || focused >= count || range.includes(focused)) return range;
  return focused < (range[0] ?? 0) ? [focused, ...range] : [...range, focused];
}
