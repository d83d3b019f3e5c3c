import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyDraft, fromDefinition, toDefinition } from '../../builder/draft/definition';
import type { Edit } from '../../builder/draft/edit';
import type { Properties } from '../../segments/types';
import type { Ask } from '../ask';
import { estimating } from './estimating';
import { following } from './following';
import { keeping } from './keeping';
import { naming } from './naming';
import type { BuilderState } from './state';

/** Runs something later; gives back how to call it off. */
export type Later = (run: () => void, ms: number) => () => void;

export interface BuilderStore extends StoreApi<BuilderState> {
  load(): Promise<void>;
  edit(edit: Edit): void;
  /** The name of a segment that the draft refers to. */
  nameList(id: string, name: string): void;
  copy(id: string): Promise<boolean>;
  discard(): Promise<void>;
  estimateAgain(): void;
  make(): Promise<void>;
  look(): Promise<void>;
  /** Chooses the made segment as the inclusion segment in SyncLens. */
  choose(): Promise<boolean>;
  putAway(): Promise<void>;
  /** Keeps at once what is not kept yet. */
  flush(): Promise<void>;
  leave(): void;
}

const start: BuilderState = {
  phase: 'loading',
  trouble: null,
  zone: 'UTC',
  properties: [],
  byName: {},
  propertiesTrouble: null,
  draft: emptyDraft,
  lists: {},
  restoredAt: null,
  keep: { state: 'idle' },
  estimate: { state: 'unfinished', value: null, trouble: null },
  name: { state: 'idle', checked: '' },
  saving: false,
  saveTrouble: null,
  busy: null,
  actionTrouble: null,
  made: null,
  madeTrouble: null,
};

/** The read model of the builder. The draft is edited here and kept by the background; all else is asked for. */
export function createBuilderStore(ask: Ask, later: Later, now: () => number): BuilderStore {
  const store = createStore<BuilderState>(() => start);
  const estimates = estimating(store, ask, later);
  const keeper = keeping(store, ask, later, now);
  const follower = following(store, ask, later);
  const names = naming(store, ask, later);
  const look = () => {
    estimates.look();
    names.look();
  };
  function take(draft: BuilderState['draft'], lists: BuilderState['lists']) {
    store.setState({ draft, lists, restoredAt: null, saveTrouble: null, actionTrouble: null });
    keeper.touch();
    look();
  }
  return {
    ...store,
    flush: keeper.flush,
    look: follower.look,
    async load() {
      store.setState({ phase: 'loading', trouble: null });
      const answer = await ask('builder-open', {});
      if (!answer.ok) return store.setState({ phase: 'trouble', trouble: answer.trouble });
      const { zone, properties, propertiesFailure, kept, made } = answer.value;
      const byName: Properties = Object.fromEntries(properties.map((one) => [one.name, one]));
      store.setState({
        ...{ phase: 'ready', zone, properties, byName, propertiesTrouble: propertiesFailure, made },
        ...(kept
          ? { draft: kept.draft, lists: kept.lists, restoredAt: kept.at, keep: { state: 'kept', at: kept.at } }
          : { draft: emptyDraft, lists: {} }),
      });
      look();
      follower.start();
    },
    edit(edit) {
      const { draft } = store.getState();
      const next = edit(draft);
      if (next === draft) return;
      store.setState({ draft: next, saveTrouble: null, restoredAt: null });
      keeper.touch();
      look();
    },
    nameList: (id, name) => store.setState(({ lists }) => ({ lists: { ...lists, [id]: name } })),
    async copy(id) {
      store.setState({ busy: 'copy', actionTrouble: null });
      const answer = await ask('builder-copy', { id });
      store.setState({ busy: null });
      if (!answer.ok) {
        store.setState({ actionTrouble: answer.trouble });
        return false;
      }
      const { draft, zone } = store.getState();
      const { name, filterBranch, lists } = answer.value;
      take(fromDefinition(filterBranch, zone, { name: draft.name, from: { id, name } }), lists);
      return true;
    },
    async discard() {
      keeper.drop();
      store.setState({ draft: emptyDraft, lists: {}, restoredAt: null, saveTrouble: null, actionTrouble: null });
      look();
      await ask('builder-keep', { kept: null });
    },
    estimateAgain: () => estimates.look(true),
    async make() {
      const { draft, zone, saving } = store.getState();
      if (saving) return;
      store.setState({ saving: true, saveTrouble: null });
      await keeper.flush();
      const answer = await ask('builder-make', { name: draft.name.trim(), filterBranch: toDefinition(draft, zone) });
      if (!answer.ok) {
        if ('code' in answer.trouble && answer.trouble.code === 'NAME_TAKEN') names.taken(draft.name.trim());
        return store.setState({ saving: false, saveTrouble: answer.trouble });
      }
      keeper.drop();
      estimates.leave();
      store.setState({
        saving: false,
        made: answer.value,
        madeTrouble: null,
        draft: emptyDraft,
        lists: {},
        restoredAt: null,
      });
      look();
      follower.start();
    },
    async choose() {
      const { made } = store.getState();
      if (!made) return false;
      store.setState({ busy: 'choose', actionTrouble: null });
      const answer = await ask('settings-set', { patch: { segment: { mode: 'segment', id: made.id } } });
      store.setState({ busy: null, actionTrouble: answer.ok ? null : answer.trouble });
      return answer.ok;
    },
    async putAway() {
      const answer = await ask('builder-put-away', {});
      if (answer.ok) store.setState({ made: null, madeTrouble: null });
      else store.setState({ madeTrouble: answer.trouble });
    },
    leave() {
      void keeper.flush();
      estimates.leave();
      follower.leave();
    },
  };
}
