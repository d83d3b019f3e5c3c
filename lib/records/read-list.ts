import { type Home, type Key, keyName, recognise, type UnknownCode } from './recognise';

/** A list, read row by row: whom it names, each once, and which rows name nobody. */
export interface ReadList {
  readonly keys: readonly Key[];
  /** Each row's cells, with the number of its key or why it names nobody. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly at: number | UnknownCode }[];
  readonly duplicates: number;
  readonly unknown: Readonly<Partial<Record<UnknownCode, number>>>;
}

/** Recognises each row of a list. Rows that name the same are one person; none is dropped. */
export function readList(rows: readonly (readonly string[])[], column: number, home: Home): ReadList {
  const numbers = new Map<string, number>();
  const keys: Key[] = [];
  const unknown: Partial<Record<UnknownCode, number>> = {};
  let duplicates = 0;
  const read = rows.map((cells): ReadList['rows'][number] => {
    const key = recognise(cells[column] ?? '', home);
    if (typeof key === 'string') {
      unknown[key] = (unknown[key] ?? 0) + 1;
      return { cells, at: key };
    }
    const name = keyName(key);
    const known = numbers.get(name);
    if (known !== undefined) {
      duplicates++;
      return { cells, at: known };
    }
    numbers.set(name, keys.length);
    return { cells, at: keys.push(key) - 1 };
  });
  return { keys, rows: read, duplicates, unknown };
}
