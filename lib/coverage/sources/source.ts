import type { HubspotClient } from '../../hubspot/client';
import type { SalesforceClient } from '../../salesforce/client';
import type { Part } from '../../storage/ledger-types';
import type { Memory } from '../memory';
import type { Chain, ChainName, Reading, ScanCursor } from '../types';

/** What the sources read with, and where the reading stands: changed by each answer, stored with its parts. */
export interface Desk {
  readonly cursor: ScanCursor;
  readonly memory: Memory;
  readonly hubspot: HubspotClient;
  readonly salesforce: () => Promise<SalesforceClient>;
  /** HubSpot's time now. */
  readonly now: () => number;
  reading: Reading;
}

/** One call that can be made now. */
export interface Call {
  /** Makes it. What it gives back takes the answer in, and gives the parts to store. */
  run(): Promise<() => Part[]>;
  /** It failed: whatever was taken for it is put back. True: the next call goes another way, so that nothing is to be told. */
  undo(error: unknown): boolean;
}

/** Something that a scan reads. A file each; `index.ts` lists them. */
export interface Source {
  readonly service: 'hubspot' | 'salesforce';
  /** So many of the window's calls it leaves to the others; none where nothing is said. */
  leaves?(desk: Desk): number;
  /** The next call; null where it has none, or must wait for another answer. */
  next(desk: Desk): Call | null;
}

/** A chain goes on: its page is counted, which is stored in so many parts. Gives the chain as it was before. */
export function advance(desk: Desk, name: ChainName, count: number, after: string | null, parts = 1): Chain {
  const { chains } = desk.reading;
  const before = chains[name];
  const chain = { after, parts: before.parts + parts, count: before.count + count, isOver: after === null };
  desk.reading = { ...desk.reading, chains: { ...chains, [name]: chain } };
  return before;
}

/** A page of a list that gives one after the other: at most one is under way. `mended`: see `Call.undo`. */
export function chained(
  desk: Desk,
  name: ChainName,
  run: (after: string | null) => Promise<() => Part[]>,
  mended: (error: unknown) => boolean = () => false,
): Call | null {
  const chain = desk.reading.chains[name];
  const { busy } = desk.memory;
  if (chain.isOver || busy.has(name)) return null;
  busy.add(name);
  return {
    async run() {
      const taken = await run(chain.after);
      return () => {
        busy.delete(name);
        return taken();
      };
    },
    undo(error) {
      busy.delete(name);
      return mended(error);
    },
  };
}
