/** Somebody of one of both lists, or of both. */
export interface Moving {
  readonly id: string;
  readonly change: 'enter' | 'leave' | 'stay';
}

class Side {
  ids: string[] = [];
  at = 0;
  last = Number.NEGATIVE_INFINITY;
  isOver = false;
  get first(): string | undefined {
    return this.ids[this.at];
  }
}

/**
 * Both lists of members as they come, page by page, in the order of their ids (HubSpot's documentation): who is in
 * one of them only is told as soon as the other list has gone beyond that id, long before the end.
 */
export class Frontier {
  readonly #sides = { current: new Side(), other: new Side() };
  #moving: Moving[] = [];
  /** An id came out of order: nobody is told any more. */
  #broken = false;

  add(which: 'current' | 'other', ids: readonly string[], isOver: boolean): void {
    const side = this.#sides[which];
    for (const id of ids) {
      // Not a number: not greater either.
      if (!(Number(id) > side.last)) this.#broken = true;
      side.last = Number(id);
    }
    side.ids.push(...ids);
    side.isOver ||= isOver;
    this.#advance();
  }

  /** As many as fill a call, in the order of their ids; null where there are fewer. */
  take(count: number): Moving[] | null {
    if (this.#broken || this.#moving.length < count) return null;
    return this.#moving.splice(0, count);
  }

  /** Leaves out everybody up to this id: they were taken before. */
  skipTo(id: string): void {
    this.#moving = this.#moving.filter((one) => Number(one.id) > Number(id));
  }

  #advance(): void {
    const { current, other } = this.#sides;
    for (;;) {
      const [a, b] = [current.first, other.first];
      if ((a === undefined && !current.isOver) || (b === undefined && !other.isOver)) break;
      if (a === undefined && b === undefined) break;
      if (a === b) {
        current.at += 1;
        other.at += 1;
      } else if (b === undefined || (a !== undefined && Number(a) < Number(b))) {
        this.#moving.push({ id: a as string, change: 'leave' });
        current.at += 1;
      } else {
        this.#moving.push({ id: b, change: 'enter' });
        other.at += 1;
      }
    }
  }
}
