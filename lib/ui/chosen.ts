/** Contacts that are chosen in a table, by HubSpot's ids: however many rows name one, it is chosen once. Never changed: each change is a new one. */
export class Chosen {
  static readonly nobody = new Chosen(new Set());

  private constructor(readonly ids: ReadonlySet<string>) {}

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** All of these chosen, or none of them. */
  with(ids: Iterable<string>, isChosen: boolean): Chosen {
    const next = new Set(this.ids);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    return new Chosen(next);
  }

  hasAll(ids: ReadonlySet<string>): boolean {
    return ids.size > 0 && this.size >= ids.size && this.among(ids) === ids.size;
  }

  /** How many of these are chosen. */
  among(ids: ReadonlySet<string>): number {
    let count = 0;
    for (const id of ids) if (this.ids.has(id)) count++;
    return count;
  }
}
