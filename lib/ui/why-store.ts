import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WhyView } from '../why/view';
import type { Answer, Ask, Trouble } from './ask';

export type WhyState =
  | { readonly state: 'loading' }
  | {
      readonly state: 'told';
      readonly view: WhyView;
      readonly reading: Further | null;
      readonly failed: Trouble | null;
    }
  | { readonly state: 'trouble'; readonly trouble: Trouble };

/** What a person may ask for beyond the criteria. */
export type Further = 'nested' | 'companies';
type Asked = Readonly<Record<Further, boolean>>;

/** Why one contact is in the segment or out of it. Null: not asked yet. */
export interface WhyStore
  extends Pick<StoreApi<{ readonly why: WhyState | null }>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Reads the segment's criteria against the contact, once for each look; `further` reads more. */
  askWhy(further?: Further): Promise<void>;
}

interface Holder {
  readonly get: () => WhyState | null;
  readonly set: (why: WhyState) => void;
  readonly ask: (asked: Asked) => Promise<Answer<WhyView>>;
}

/** Asks for the criteria and holds the answer. `tell` asks anew, `askWhy` only for what is not there yet. */
export function whyOver({ get, set, ask }: Holder) {
  async function tell(further?: Further): Promise<void> {
    const before = get();
    const told = before?.state === 'told' ? before : null;
    set(told ? { ...told, reading: further ?? null, failed: null } : { state: 'loading' });
    const isRead = (one: Further) => further === one || told?.view.more[one] === 'read';
    const answer = await ask({ nested: isRead('nested'), companies: isRead('companies') });
    if (answer.ok) set({ state: 'told', view: answer.value, reading: null, failed: null });
    // What was told stays where it was only more that failed.
    else if (told && further) set({ ...told, reading: null, failed: answer.trouble });
    else set({ state: 'trouble', trouble: answer.trouble });
  }
  return {
    tell,
    async askWhy(further?: Further): Promise<void> {
      const before = get();
      if (before?.state === 'told' ? !further || before.reading !== null : before?.state === 'loading') return;
      await tell(further);
    },
  };
}

/** The criteria against any contact of the portal, by its id. */
export function createWhyStore(ask: Ask, contactId: string): WhyStore {
  const store = createStore<{ readonly why: WhyState | null }>(() => ({ why: null }));
  const { askWhy } = whyOver({
    get: () => store.getState().why,
    set: (why) => store.setState({ why }),
    ask: (asked) => ask('why-of', { contactId, ...asked }),
  });
  return { ...store, askWhy };
}
