import { ledger } from '../../../storage/ledger';
import type { Batch, ManyJob } from '../types';

/** Batches with their numbers. */
export type Wave = readonly { readonly number: number; readonly value: Batch }[];

/** No batch is begun that lies so far behind the first open one: whoever died is sought among these. */
export const width = 24;

/** Batches that are not through with the writing, and the number after the last that was read for them. */
export interface Found {
  readonly open: Wave;
  readonly next: number;
}

/** The open ones of `most` batches from this number on. */
export async function openOf(id: string, from: number, most: number): Promise<Found> {
  const found = await ledger.parts<Batch>(id, from, most);
  const open = found.filter(({ value }) => value.state === 'todo' || value.state === 'sent');
  return { open, next: (found.at(-1)?.number ?? from - 1) + 1 };
}

/** The same from where the job stands, or from the first open one on. */
export async function openFrom({ id, cursor }: ManyJob, most: number): Promise<Found> {
  for (let { at } = cursor; ; ) {
    const found = await openOf(id, at, most);
    if (found.open.length > 0 || found.next === at) return found;
    at = found.next;
  }
}
