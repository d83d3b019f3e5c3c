import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EnvironmentItem, SettingsView } from '../../protocol/pages';
import { isReadable, readPage, type SeenPage } from '../../taken/read';
import type { Answer, Ask, Trouble } from '../ask';
import type { AskTab } from './ask-tab';
import { type Known, type Offers, offersOf, patchOf } from './offers';

/** What the popup has to say of what stands on its tab's page. */
export type TakenState =
  /** No page that is read, or nobody answers. */
  | { readonly is: 'nothing' }
  | { readonly is: 'reading' }
  | { readonly is: 'failed'; readonly trouble: Trouble }
  /** HubSpot's settings, but nothing that is known stands there. */
  | { readonly is: 'unreadable' }
  /** The page of a portal that the options do not show. `connected`: they could. */
  | { readonly is: 'elsewhere'; readonly portalId: string; readonly connected: boolean }
  | {
      readonly is: 'offered';
      readonly offers: Offers;
      /** Keys of those that are taken over. */
      readonly ticked: readonly string[];
      readonly seenAt: number;
      readonly saving: boolean;
      /** How many were taken over. */
      readonly taken: number | null;
      readonly trouble: Trouble | null;
      readonly mappingConfirmed: boolean;
      /** Whose settings they become. */
      readonly environment: EnvironmentItem | null;
      /** Why the mapping is not offered: the org could not be asked for its fields. */
      readonly fieldsTrouble: Trouble | null;
    }
  /** The sync card of a contact shows an error. */
  | {
      readonly is: 'card';
      readonly contactId: string;
      readonly words: string;
      readonly seenAt: number;
      readonly kept: boolean;
      readonly trouble: Trouble | null;
    };

export interface TakenStore extends StoreApi<TakenState> {
  /** Reads the page of the tab, and asks both accounts for what stands there. Nothing is changed. */
  look(): Promise<void>;
  tick(key: string): void;
  /** Saves what is ticked. */
  take(): Promise<void>;
  /** Options show the portal of this page from now on. */
  goOver(): Promise<void>;
  /** Keeps what the card says with the record. */
  keepCard(): Promise<void>;
}

/** Reads what stands on a page and takes over what a person ticks. */
export function createTakenStore(ask: Ask, askTab: AskTab, tabId: number, now: () => number): TakenStore {
  const store = createStore<TakenState>(() => ({ is: 'nothing' }));
  const set = (state: TakenState) => store.setState(state, true);
  let path = '';
  let view: SettingsView | null = null;

  async function look() {
    const words = await askTab();
    const seenAt = now();
    const seen = words && readPage(words);
    if (!seen) return set({ is: 'nothing' });
    path = words.path;
    const { page } = seen;
    if (page.kind === 'contact') {
      const { contactId } = page;
      if (seen.error) return set({ is: 'card', contactId, words: seen.error, seenAt, kept: false, trouble: null });
      return set({ is: 'nothing' });
    }
    set({ is: 'reading' });
    const settings = await ask('settings-get', {});
    if (!settings.ok) return set({ is: 'failed', trouble: settings.trouble });
    view = settings.value;
    const { portalId } = page;
    if (view.hubspot?.portalId !== portalId) {
      const connected = view.environments.some((one) => one.portalId === portalId);
      return set({ is: 'elsewhere', portalId, connected });
    }
    if (!isReadable(seen)) return set({ is: 'unreadable' });
    const known = await knownTo(ask, seen);
    if ('trouble' in known) return set({ is: 'failed', trouble: known.trouble });
    const offers = offersOf(seen, view, known);
    const { fieldsTrouble } = known;
    if (!fieldsTrouble && offers.differing.length + offers.same + offers.unknown.length === 0)
      return set({ is: 'unreadable' });
    // A text that happens to be a segment's name is shown; a person has to say that it is the one.
    const isUnsure = (key: string) => key === 'segment' && seen.segment !== 'none' && seen.segment?.chosen === false;
    const ticked = offers.differing.flatMap(({ key, locked }) => (locked || isUnsure(key) ? [] : [key]));
    const { mappingConfirmed } = view.settings;
    set({
      is: 'offered',
      offers,
      ticked,
      seenAt,
      saving: false,
      taken: null,
      trouble: null,
      mappingConfirmed,
      environment: view.environments[0] ?? null,
      fieldsTrouble,
    });
  }

  return {
    ...store,
    look,
    tick(key) {
      const state = store.getState();
      if (state.is !== 'offered' || state.taken !== null) return;
      const without = state.ticked.filter((one) => one !== key);
      set({ ...state, ticked: without.length < state.ticked.length ? without : [...state.ticked, key] });
    },
    async take() {
      const state = store.getState();
      if (state.is !== 'offered' || state.saving || !view) return;
      const chosen = state.offers.differing.filter(({ key, locked }) => !locked && state.ticked.includes(key));
      if (chosen.length === 0) return;
      set({ ...state, saving: true, trouble: null });
      // Rows of the mapping go into the others: those of this moment, which the options may have changed meanwhile.
      const latest = await ask('settings-get', {});
      if (!latest.ok) return set({ ...state, trouble: latest.trouble });
      const portalId = view.hubspot?.portalId;
      if (latest.value.hubspot?.portalId !== portalId) return look();
      const patch = patchOf(chosen, latest.value.settings.mapping);
      const answer = await ask('settings-set', { patch, portalId, seen: { at: state.seenAt, path } });
      if (answer.ok) set({ ...state, taken: chosen.length });
      else set({ ...state, trouble: answer.trouble });
    },
    async goOver() {
      const state = store.getState();
      if (state.is !== 'elsewhere') return;
      const answer = await ask('environment-choose', { portalId: state.portalId });
      if (answer.ok) await look();
      else set({ is: 'failed', trouble: answer.trouble });
    },
    async keepCard() {
      const state = store.getState();
      if (state.is !== 'card' || state.kept) return;
      const { words, contactId } = state;
      const answer = await ask('sync-card-keep', { tabId, contactId, words });
      set({ ...state, ...(answer.ok ? { kept: true, trouble: null } : { trouble: answer.trouble }) });
    },
  };
}

/** What both accounts know of the names that stand there: asked only for what stands there. */
async function knownTo(
  ask: Ask,
  seen: SeenPage,
): Promise<(Known & { readonly fieldsTrouble: Trouble | null }) | { readonly trouble: Trouble }> {
  const wantsFields = seen.mapping.length > 0;
  const [segment, properties, fields] = await Promise.all([
    seen.segment === null || seen.segment === 'none' ? null : segmentNamed(ask, seen.segment.names),
    wantsFields ? ask('properties-list', {}) : null,
    wantsFields ? ask('salesforce-fields', {}) : null,
  ]);
  for (const answer of [segment, properties]) if (answer && !answer.ok) return { trouble: answer.trouble };
  const ofObject = (object: 'Lead' | 'Contact') =>
    fields?.ok ? fields.value.filter((one) => one.object === object) : null;
  return {
    segment: segment?.ok ? segment.value : null,
    fieldsTrouble: fields && !fields.ok ? fields.trouble : null,
    catalogue: {
      properties: properties?.ok ? properties.value : null,
      lead: ofObject('Lead'),
      contact: ofObject('Contact'),
    },
  };
}

/** The first of these that is the exact name of a segment that can be chosen (R2). */
async function segmentNamed(ask: Ask, names: readonly string[]): Promise<Answer<Known['segment']>> {
  for (const name of names) {
    const answer = await ask('segments-search', { query: name, offset: 0 });
    if (!answer.ok) return answer;
    const same = answer.value.segments.find((one) => one.name.trim() === name && one.disabled === null);
    if (same) return { ok: true, value: { id: same.id, name: same.name } };
  }
  return { ok: true, value: null };
}
