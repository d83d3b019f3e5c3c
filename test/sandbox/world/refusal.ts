import type { Refusal } from './types';

/** What the stores throw for a write that the real service refuses. */
export class StoreRefusal extends Error implements Refusal {
  constructor(
    readonly code: string,
    message: string,
    readonly property?: string,
    readonly fields?: string[],
  ) {
    super(message);
    this.name = 'StoreRefusal';
  }
}

/** For the `catch` of a route. */
export const isRefusal = (error: unknown): error is StoreRefusal => error instanceof StoreRefusal;
