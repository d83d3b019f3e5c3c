import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HealthView } from '../../protocol/health-pages';
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
  return {
    ...store,
    async load() {
      await Promise.all([get(ask('health-get', {})), look()]);
    },
    follow: () => onGrants(() => void look()),
    async attempt(what) {
      const { busy } = store.getState();
      if (busy.has(what)) return;
      store.setState({ busy: new Set([...busy, what]) });
      await get(ask('health-try', { what }));
      store.setState(({ busy: now }) => ({ busy: new Set([...now].filter((one) => one !== what)) }));
    },
    async grant(wish) {
      await grant(wish, places);
      await look();
    },
  };
}
