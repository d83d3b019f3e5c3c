import { useEffect, useState } from 'react';

/**
 * What a look through a long table finds; until it is through, what the one before it found. Null: nothing was found in
 * this table yet. `find` is memoised, and a new one ends what is under way; `of`: the table.
 */
export function useFound<R>(find: (isWanted: () => boolean) => Promise<R | null>, of: unknown): R | null {
  const [found, setFound] = useState<{ readonly of: unknown; readonly rows: R } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void find(() => isWanted).then((rows) => {
      if (rows && isWanted) setFound({ of, rows });
    });
    return () => {
      isWanted = false;
    };
  }, [find, of]);
  if (!found || found.of !== of) return null;
  return found.rows;
}
