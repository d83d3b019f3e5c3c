/**
 * A map by numeric ids that can be read in their order, as an index can: a page of many costs what it holds, not
 * what there is. The order is made anew after somebody came or went.
 */
export class ById<V> extends Map<string, V> {
  #order: string[] | null = null;

  override set(id: string, value: V): this {
    if (!this.has(id)) this.#order = null;
    return super.set(id, value);
  }
  override delete(id: string): boolean {
    this.#order = null;
    return super.delete(id);
  }
  override clear(): void {
    this.#order = null;
    super.clear();
  }

  /** Entries beyond this id in the order of their numbers. */
  *after(id: number): Generator<[string, V]> {
    const all = this.#ids();
    for (let at = firstBeyond(all, id); at < all.length; at++) {
      const key = all[at] as string;
      yield [key, this.get(key) as V];
    }
  }

  /** Ids from one to another, both included, in the order of their numbers. */
  between(from: number, to: number): string[] {
    const all = this.#ids();
    return all.slice(firstBeyond(all, from - 1), firstBeyond(all, to));
  }

  #ids(): readonly string[] {
    this.#order ??= [...this.keys()].sort((a, b) => Number(a) - Number(b));
    return this.#order;
  }
}

function firstBeyond(ids: readonly string[], id: number): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (Number(ids[middle]) > id) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The first of these, and whether there is another one. */
export function firstOf<T>(all: Iterable<T>, most: number): { page: T[]; more: boolean } {
  const page: T[] = [];
  for (const one of all) {
    if (page.length === most) return { page, more: true };
    page.push(one);
  }
  return { page, more: false };
}
