import type { Millis } from '../eligibility/types';
import { mayNeedHistory } from './needs';
import { partsOf } from './parts';
import type { ChainName, ContactsPart, HistoriesPart, MembersPart, ReadContact, ScanCursor, ScanJob } from './types';

/** What a worker knows of the scan under way. It may die at any time: all of it is found again in the stored parts. */
export class Memory {
  readonly members = new Map<string, Millis | null>();
  /** Read before all members were known. */
  #held: ReadContact[] = [];
  /** Whose histories are to be read. */
  #wanted: string[] = [];
  /** Lists of which a page is under way. */
  readonly busy = new Set<ChainName>();

  constructor(private readonly cursor: ScanCursor) {}

  join(members: MembersPart['members']): void {
    for (const { id, since } of members) this.members.set(id, since);
  }

  /** Contacts that were read; only those of whom it may matter are kept in mind. */
  add(contacts: readonly ReadContact[]): void {
    if (this.cursor.mode === 'quick') return;
    for (const one of contacts) if (one.email !== null) this.#held.push(one);
  }

  /** All members are known: who needs histories is settled. */
  settle(): void {
    for (const one of this.#held)
      if (mayNeedHistory(one, this.isMember(one.id), this.cursor.settings)) this.#wanted.push(one.id);
    this.#held = [];
  }

  /** A batch of ids; a smaller one only where no more will come. */
  take(size: number, isLast: boolean): string[] | null {
    if (this.#wanted.length === 0 || (this.#wanted.length < size && !isLast)) return null;
    return this.#wanted.splice(0, size);
  }
  giveBack(ids: readonly string[]): void {
    this.#wanted.unshift(...ids);
  }
  forget(ids: ReadonlySet<string>): void {
    this.#wanted = this.#wanted.filter((id) => !ids.has(id));
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
