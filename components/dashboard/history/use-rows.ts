import { useEffect, useRef, useState } from 'react';
import type { HistoryQuery, HistoryTable } from '../../../lib/ui/history/table';

/**
 * The rows that a query leaves; null until they are worked out for the first time. Another query ends what is under
 * way; entries that come meanwhile are taken in once it is through, so that rows are shown however many come.
 */
export function useRows(table: HistoryTable, version: number, query: HistoryQuery): Uint32Array | null {
  const [rows, setRows] = useState<Uint32Array | null>(null);
  const wanted = useRef({ table, version, query });
  const isRunning = useRef(false);
  useEffect(() => {
    wanted.current = { table, version, query };
    if (isRunning.current) return;
    isRunning.current = true;
    void (async () => {
      for (let now: typeof wanted.current | null = null; now !== wanted.current; ) {
        const own: typeof wanted.current = wanted.current;
        const found = await own.table.rows(own.query, () => wanted.current.query === own.query);
        if (found) setRows(found);
        now = own;
      }
      isRunning.current = false;
    })();
  }, [table, version, query]);
  return rows;
}
