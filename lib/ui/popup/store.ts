import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason, ResyncMethodId } from '../../eligibility/types';
import type { PopupView } from '../../protocol/pages';
import type { WhyView } from '../../why/view';
import type { Ask, Trouble } from '../ask';

export interface PopupState {
  /** Null: nothing was answered yet. */
  readonly view: PopupView | null;
  readonly trouble: Trouble | null;
  /** Asking the services anew. */
  readonly refreshing: boolean;
  /** A resync was clicked and is not answered yet. */
  readonly asking: ResyncMethodId | null;
  /** A job is asked to end. */
  readonly cancelling: boolean;
  /** Why the contact is in or out; null: not asked yet. */
  readonly why: WhyState | null;
  /** What the background said against the last click. */
  readonly refused: Reason | null;
}

export type WhyState =
  | { readonly state: 'loading' }
  | { readonly state: 'told'; readonly view: WhyView }
  | { readonly state: 'trouble'; readonly trouble: Trouble };

export interface PopupStore extends StoreApi<PopupState> {
  /** Reads the verdict of the tab; `refresh` passes the cache by. */
  load(refresh?: boolean): Promise<void>;
  resync(method: ResyncMethodId): Promise<void>;
  /** Ends a job: nothing more is written, nobody looks any more. */
  cancel(jobId: string): Promise<void>;
  /** Reads the segment's criteria against the contact, once for each look. */
  askWhy(): Promise<void>;
}

/** The read model of the popup: facts and jobs live in the background, this only shows them. */
export function createPopupStore(ask: Ask, tabId: number): PopupStore {
  const store = createStore<PopupState>(() => ({
    view: null,
    trouble: null,
    refreshing: false,
    asking: null,
    cancelling: false,
    why: null,
    refused: null,
  }));
  let newest = 0;

  async function load(refresh = false) {
    const own = ++newest;
    if (refresh) store.setState({ refreshing: true, why: null });
    const answer = await ask('popup-view', { tabId, refresh });
    // A later question has been asked meanwhile: its answer counts.
    if (own !== newest) return;
    store.setState({
      ...(answer.ok ? { view: answer.value, trouble: null } : { trouble: answer.trouble }),
      refreshing: false,
    });
  }

  return {
    ...store,
    load,
    async askWhy() {
      const before = store.getState().why;
      if (before && before.state !== 'trouble') return;
      store.setState({ why: { state: 'loading' } });
      const answer = await ask('why', { tabId });
      store.setState({
        why: answer.ok ? { state: 'told', view: answer.value } : { state: 'trouble', trouble: answer.trouble },
      });
    },
    async cancel(jobId) {
      if (store.getState().cancelling) return;
      store.setState({ cancelling: true, trouble: null });
      const answer = await ask('job-cancel', { jobId });
      if (!answer.ok) return store.setState({ cancelling: false, trouble: answer.trouble });
      await load();
      store.setState({ cancelling: false });
    },
    async resync(method) {
      if (store.getState().asking) return;
      store.setState({ asking: method, refused: null, trouble: null });
      const { view } = store.getState();
      const contactId = view?.state === 'verdict' ? view.facts.contact?.id : undefined;
      const answer = await ask('resync', { tabId, method, contactId });
      if (!answer.ok) return store.setState({ asking: null, trouble: answer.trouble });
      const { value } = answer;
      if ('refused' in value) store.setState({ refused: value.refused as Reason });
      if ('failed' in value) store.setState({ trouble: value.failed });
      await load();
      store.setState({ asking: null });
    },
  };
}
