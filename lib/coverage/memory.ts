import type { Millis } from '../eligibility/types';
import { Claim } from './claim';
import { mayNeedHistory } from './needs';
import { partsOf } from './parts';
import type { ChainName, ContactsPart, HistoriesPart, MembersPart, ReadContact, ScanCursor, ScanJob } from './types';

/** A contact whose histories are to be read, and the part that it stands in. */
export interface Wanted {
  readonly id: string;
  readonly part: number;
}

/** What a worker knows of the scan under way. It may die at any time: all of it is found again in the stored parts. */
export class Memory {
  readonly members = new Map<string, Millis | null>();
  /** Read before all members were known. */
  #held: { readonly one: ReadContact; readonly part: number }[] = [];
  #wanted: Wanted[] = [];
  /** By part of contacts: of how many of them histories may be missing. */
  readonly #open: number[] = [];
  #known = 0;
  /** Lists of which a page is under way. */
  readonly busy = new Set<ChainName>();
  /** That of the contacts' pages. */
  readonly claim = new Claim();

  constructor(private readonly cursor: ScanCursor) {}

  join(members: MembersPart['members']): void {
    for (const { id, since } of members) this.members.set(id, since);
  }

  /** A part of contacts that was read; only those of whom it may matter are kept in mind. */
  add(contacts: readonly ReadContact[]): void {
    const held = this.cursor.mode === 'quick' ? [] : contacts.filter(({ email }) => email !== null);
    const part = this.#open.push(held.length) - 1;
    for (const one of held) this.#held.push({ one, part });
  }

  /** All members are known: who needs histories is settled. */
  settle(): void {
    for (const { one, part } of this.#held)
      if (mayNeedHistory(one, this.isMember(one.id), this.cursor.settings)) this.#wanted.push({ id: one.id, part });
      else this.#close(part);
    this.#held = [];
  }

  /** A batch of contacts; a smaller one only where no more will come. */
  take(size: number, isLast: boolean): Wanted[] | null {
    if (this.#wanted.length === 0 || (this.#wanted.length < size && !isLast)) return null;
    return this.#wanted.splice(0, size);
  }
  giveBack(batch: readonly Wanted[]): void {
    this.#wanted.unshift(...batch);
  }
  /** Their histories were read. */
  done(batch: readonly Wanted[]): void {
    for (const { part } of batch) this.#close(part);
  }
  forget(ids: ReadonlySet<string>): void {
    this.done(this.#wanted.filter(({ id }) => ids.has(id)));
    this.#wanted = this.#wanted.filter(({ id }) => !ids.has(id));
  }
  #close(part: number): void {
    this.#open[part] = (this.#open[part] ?? 0) - 1;
  }

  /** Of so many parts of contacts, from the first on, every history is there. */
  get known(): number {
    while (this.#open[this.#known] === 0) this.#known += 1;
    return this.#known;
  }

  isMember(id: string): boolean {
    return this.cursor.settings.segment.mode === 'none' || this.members.has(id);
  }
  get isIdle(): boolean {
    return this.busy.size === 0 && this.isHubspotIdle;
  }
  /** Nothing of HubSpot is under way or known to be wanted. */
  get isHubspotIdle(): boolean {
    const isListed = this.busy.has('members') || this.busy.has('contacts');
    return this.#wanted.length === 0 && this.#held.length === 0 && !isListed;
  }
}

let kept: { readonly id: string; readonly memory: Memory } | null = null;

/** What is known of the reading. `straight`: nothing happened since the commit before, in this worker. */
export async function memoryOf(job: ScanJob, straight: boolean): Promise<Memory> {
  if (straight && kept?.id === job.id) return kept.memory;
  const { cursor, id } = job;
  const { chains, histories } = cursor.reading;
  const memory = new Memory(cursor);
  for await (const part of partsOf<MembersPart>(id, 'members', chains.members.parts)) memory.join(part.members);
  for await (const part of partsOf<ContactsPart>(id, 'contacts', chains.contacts.parts)) memory.add(part.contacts);
  if (chains.members.isOver) memory.settle();
  const asked = new Set<string>();
  for await (const part of partsOf<HistoriesPart>(id, 'histories', histories.parts))
    for (const one of part.asked) asked.add(one);
  if (asked.size > 0) memory.forget(asked);
  kept = { id, memory };
  return memory;
}

/** The reading is over, or a worker has died. */
export function forgetReading(): void {
  kept = null;
}
