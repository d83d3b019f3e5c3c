/** Rows that are chosen, of a table of so many. Never changed: each change is a new one, within a moment for 100,000. */
export class Selection {
  readonly #bits: Uint8Array;

  private constructor(
    bits: Uint8Array,
    /** How many are chosen. */
    readonly size: number,
  ) {
    this.#bits = bits;
  }

  static none(length: number): Selection {
    return new Selection(new Uint8Array(length), 0);
  }

  has(row: number): boolean {
    return this.#bits[row] === 1;
  }

  toggled(row: number): Selection {
    return this.with([row], !this.has(row));
  }

  /** All of these chosen, or none of them. */
  with(rows: ArrayLike<number>, isChosen: boolean): Selection {
    const bits = this.#bits.slice();
    let { size } = this;
    const bit = isChosen ? 1 : 0;
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n] as number;
      size += bit - (bits[row] ?? 0);
      bits[row] = bit;
    }
    return new Selection(bits, size);
  }

  hasAll(rows: ArrayLike<number>): boolean {
    if (this.size < rows.length) return false;
    for (let n = 0; n < rows.length; n++) if (!this.has(rows[n] as number)) return false;
    return true;
  }

  /** The chosen ones of these, in their order. */
  of(rows: Uint32Array): Uint32Array {
    return rows.filter((row) => this.#bits[row] === 1);
  }

  /** All that are chosen: those among these rows first, in their order, then the others by number. */
  inOrder(rows: Uint32Array): Uint32Array {
    const first = this.of(rows);
    const rest = this.with(first, false);
    const all = new Uint32Array(this.size);
    all.set(first);
    all.set([...rest], first.length);
    return all;
  }

  /** All that are chosen, by number. */
  *[Symbol.iterator](): Generator<number> {
    for (let row = 0; row < this.#bits.length; row++) if (this.#bits[row] === 1) yield row;
  }
}
