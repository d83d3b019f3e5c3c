import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HealthView, OtherHealth } from '../../protocol/health-pages';
import type { Answer, Ask, Trouble } from '../ask';
import { type Granted, grant, granted, onGrants, type Places, type Wish } from './grants';

export interface HealthState {
  /** Null until the background has answered. */
  readonly view: HealthView | null;
  /** Null until the browser has answered. */
  readonly grants: Granted | null;
  readonly trouble: Trouble | null;
  /** What is being tried. */
  readonly busy: ReadonlySet<string>;
}
export interface HealthStore extends StoreApi<HealthState> {
  load(): Promise<void>;
  /** Looks again whenever a person changes what the browser allows; returns the end of it. */
  follow(): () => void;
  /** Tries a connection, or runs an alarm; how it went stands in the view afterwards. */
  attempt(what: string): Promise<void>;
  /** Tries both CRMs of an environment that is not shown. */
  attemptOther(other: OtherHealth): Promise<void>;
  /** Asks the browser. Straight from a click: browsers show the question only then. */
  grant(wish: Wish): Promise<void>;
}

/** How connections, permissions and alarms are. Nothing is called before a person tries it. */
export function createHealthStore(ask: Ask, places: Places): HealthStore {
  const store = createStore<HealthState>(() => ({ view: null, grants: null, trouble: null, busy: new Set() }));
  const look = async () => store.setState({ grants: await granted(places) });
  async function get(answer: Promise<Answer<HealthView>>): Promise<void> {
    const found = await answer;
    if (found.ok) store.setState({ view: found.value, trouble: null });
    else store.setState({ trouble: found.trouble });
  }
  async function trying(name: string, act: () => Promise<void>): Promise<void> {
    const { busy } = store.getState();
    if (busy.has(name)) return;
    store.setState({ busy: new Set([...busy, name]) });
    await act();
    store.setState(({ busy: now }) => ({ busy: new Set([...now].filter((one) => one !== name)) }));
  }
  return {
    ...store,
    async load() {
      await Promise.all([get(ask('health-get', {})), look()]);
    },
    follow: () => onGrants(() => void look()),
    attempt: (what) => trying(what, () => get(ask('health-try', { what }))),
    attemptOther: ({ portalId, salesforce }) =>
      trying(portalId, async () => {
        for (const what of salesforce ? ['hubspot', 'salesforce'] : ['hubspot'])
          await get(ask('health-try', { what, portalId }));
      }),
    async grant(wish) {
      await grant(wish, places);
      await look();
    },
  };
}
