import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason, ResyncMethodId } from '../../eligibility/types';
import type { PopupView } from '../../protocol/pages';
import type { OverwriteView } from '../../why/overwrite-view';
import type { Ask, Trouble } from '../ask';
import { type Further, type WhyState, whyOver } from '../why-store';

export interface PopupState {
  /** Null: nothing was answered yet. */
  readonly view: PopupView | null;
  readonly trouble: Trouble | null;
  /** Asking the services anew. */
  readonly refreshing: boolean;
  /** A resync was clicked and is not answered yet. */
  readonly asking: ResyncMethodId | null;
  /** A job is asked to end, or to go on. */
  readonly cancelling: boolean;
  /** Why the contact is in or out; null: not asked yet. */
  readonly why: WhyState | null;
  /** What a sync would overwrite, after more was read; null: the view's own is the newest. */
  readonly overwrites: { readonly view: OverwriteView | null } | null;
  /** Reading what the overwrites lack. */
  readonly readingOverwrites: boolean;
  /** What the background said against the last click. */
  readonly refused: Reason | null;
}

export interface PopupStore extends StoreApi<PopupState> {
  /** The tab that it speaks of. */
  readonly tabId: number;
  /** Reads the verdict of the tab; `refresh` passes the cache by. */
  load(refresh?: boolean): Promise<void>;
  resync(method: ResyncMethodId): Promise<void>;
  /** Ends a job: nothing more is written, nobody looks any more. */
  cancel(jobId: string): Promise<void>;
  /** Lets a job go on that the storage had stopped. */
  resume(jobId: string): Promise<void>;
  /** Reads the segment's criteria against the contact, once for each look; `further` reads more. */
  askWhy(further?: Further): Promise<void>;
  /** Reads the mapped fields of Salesforce that the verdict's facts lack. */
  readOverwrites(): Promise<void>;
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
    overwrites: null,
    readingOverwrites: false,
    refused: null,
  }));
  let newest = 0;

  async function load(refresh = false) {
    const own = ++newest;
    const asked = store.getState().why !== null;
    if (refresh) store.setState({ refreshing: true });
    const answer = await ask('popup-view', { tabId, refresh });
    // A later question has been asked meanwhile: its answer counts.
    if (own !== newest) return;
    // What was told about one record is not for another.
    const moved = answer.ok && recordOf(answer.value) !== recordOf(store.getState().view);
    store.setState({
      ...(moved ? { why: null } : {}),
      // What stood against a click may be over: the fresh verdict says whether it is.
      ...(moved || (refresh && answer.ok) ? { refused: null } : {}),
      ...(answer.ok ? { view: answer.value, trouble: null } : { trouble: answer.trouble }),
      refreshing: false,
      overwrites: null,
    });
    if (asked && (moved || refresh || isOlder())) await why.tell();
  }

  /** The criteria were read against other facts than the verdict that stands beside them. */
  function isOlder(): boolean {
    const { view, why: told } = store.getState();
    return told?.state === 'told' && view?.state === 'verdict' && view.facts.asOf !== told.view.asOf;
  }

  const why = whyOver({
    get: () => store.getState().why,
    set: (state) => store.setState({ why: state }),
    ask: (asked) => ask('why', { tabId, ...asked }),
  });

  async function said(word: 'job-cancel' | 'job-resume', jobId: string): Promise<void> {
    if (store.getState().cancelling) return;
    store.setState({ cancelling: true, trouble: null });
    const answer = await ask(word, { jobId });
    if (!answer.ok) return store.setState({ cancelling: false, trouble: answer.trouble });
    await load();
    store.setState({ cancelling: false });
  }

  return {
    ...store,
    tabId,
    load,
    askWhy: why.askWhy,
    async readOverwrites() {
      if (store.getState().readingOverwrites) return;
      store.setState({ readingOverwrites: true });
      const answer = await ask('overwrites', { tabId });
      store.setState({
        readingOverwrites: false,
        ...(answer.ok ? { overwrites: { view: answer.value }, trouble: null } : { trouble: answer.trouble }),
      });
    },
    cancel: (jobId) => said('job-cancel', jobId),
    resume: (jobId) => said('job-resume', jobId),
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

function recordOf(view: PopupView | null): string | null {
  return view?.state === 'verdict' ? [view.ref.crm, view.ref.host, view.ref.id].join('/') : null;
}
