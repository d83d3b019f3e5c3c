import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EditableSettings, PageRequest, SettingsView } from '../../protocol/pages';
import type { SetupPlace } from '../../records/setup';
import type { Ask, Trouble, Value } from '../ask';
import type { Section } from './steps';

/** Things that are asked for on request and may take a while. */
export const taskNames = [
  'hubspot-connect',
  'salesforce-connect',
  'salesforce-authorize',
  'salesforce-sign-in',
  'segments-search',
  'properties-list',
  'salesforce-fields',
  'mapping-propose',
  'reality-check',
  'pairing-check',
  'environment-choose',
  'example-contact',
  'settings-export',
  'health-try',
  'integration-users',
  'settings-import',
  'trigger-create',
  'trigger-prove',
  'touch-prove',
] as const;
export type TaskName = (typeof taskNames)[number];

/** One such thing: under way, answered, or failed; an older answer stays while a new one is fetched. */
export interface Task<V> {
  readonly running: boolean;
  readonly value: V | null;
  readonly trouble: Trouble | null;
}
export type Tasks = { readonly [N in TaskName]: Task<Value<N>> };

/** Whether the last change of a section was kept. */
export type Save =
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly trouble: Trouble };

export interface OptionsState {
  /** What the background holds; null until it has answered. The only truth: never edited here. */
  readonly view: SettingsView | null;
  readonly loadTrouble: Trouble | null;
  readonly saves: Readonly<Partial<Record<Section, Save>>>;
  readonly tasks: Tasks;
}

/** What is to become another; of settings that are saved as a whole (the mapping) as they will be once earlier changes are kept. */
export type Change = Partial<EditableSettings> | ((now: EditableSettings) => Partial<EditableSettings>);

export interface OptionsStore extends StoreApi<OptionsState> {
  load(): Promise<void>;
  /** Saves at once, one change after the other. True where it was kept; where not, the state shown is the true one again. */
  save(section: Section, change: Change): Promise<boolean>;
  /** Puts away the notice that settings were set aside. */
  dismissSetAside(): Promise<void>;
  disconnect(which: 'hubspot' | 'salesforce'): Promise<boolean>;
  /** Remembers where the guide through the set-up stands. */
  at(place: SetupPlace): Promise<void>;
  /** Forgets the token of this portal; the others stay. */
  remove(portalId: string): Promise<boolean>;
  /** Checks whether portal and org are a pair, and shows what came out. */
  provePair(): Promise<void>;
  /** Runs a task; an older answer that comes late is dropped. Replies that are settings become the view. */
  run<N extends TaskName>(name: N, request: PageRequest<N>): Promise<Value<N> | null>;
  /** Brings back the evidence for the mapping that was found before the page was opened. */
  recallEvidence(): Promise<void>;
  /** Forgets what a task answered or how it failed. */
  reset(name: TaskName): void;
}

const idle = { running: false, value: null, trouble: null };

/** The read model of the options page. The background is the only writer; this changes things by message. */
export function createOptionsStore(ask: Ask, now: () => number): OptionsStore {
  const store = createStore<OptionsState>(() => ({
    view: null,
    loadTrouble: null,
    saves: {},
    tasks: Object.fromEntries(taskNames.map((name) => [name, idle])) as unknown as Tasks,
  }));
  const runs = new Map<TaskName, number>();
  /** The newest change, once it is kept or not: the next one begins with what it left. */
  let saved = Promise.resolve(true);
  const setTask = (name: TaskName, task: Partial<Task<unknown>>) =>
    store.setState(({ tasks }) => ({ tasks: { ...tasks, [name]: { ...tasks[name], ...task } } as Tasks }));
  const setSave = (section: Section, save: Save) =>
    store.setState(({ saves }) => ({ saves: { ...saves, [section]: save } }));
  /** An answer that was under way while a newer one came must not put an old state on the page. */
  const take = (view: SettingsView) =>
    store.setState((state) =>
      state.view && state.view.revision > view.revision ? state : { view, loadTrouble: null },
    );

  async function load() {
    const answer = await ask('settings-get', {});
    if (answer.ok) take(answer.value);
    else store.setState({ loadTrouble: answer.trouble });
  }
  async function keep(section: Section, asking: ReturnType<typeof ask<'settings-set'>>) {
    setSave(section, { state: 'saving' });
    const answer = await asking;
    if (answer.ok) take(answer.value);
    setSave(section, answer.ok ? { state: 'saved', at: now() } : { state: 'failed', trouble: answer.trouble });
    if (!answer.ok) await load();
    return answer.ok;
  }
  async function run<N extends TaskName>(name: N, request: PageRequest<N>): Promise<Value<N> | null> {
    const run = (runs.get(name) ?? 0) + 1;
    runs.set(name, run);
    setTask(name, { running: true, trouble: null });
    const answer = await ask(name, request);
    if (runs.get(name) !== run) return null;
    if (!answer.ok) {
      setTask(name, { running: false, trouble: answer.trouble });
      return null;
    }
    const view = isView(answer.value) ? answer.value : viewIn(answer.value);
    if (view) take(view);
    setTask(name, { running: false, value: answer.value });
    return answer.value;
  }
  return {
    ...store,
    load,
    save(section, change) {
      const shown = store.getState().view;
      // Another portal may be the one being configured by now: the change is of the one that was shown.
      const portalId = shown?.environment?.portalId;
      setSave(section, { state: 'saving' });
      saved = saved.then(() => {
        const { view } = store.getState();
        const now = view?.environment?.portalId === portalId ? view : shown;
        const patch = typeof change === 'function' ? (now ? change(now.settings) : {}) : change;
        return keep(section, ask('settings-set', { patch, portalId }));
      });
      return saved;
    },
    remove: (portalId) => keep('environments', ask('hubspot-disconnect', { portalId })),
    async provePair() {
      if (await run('pairing-check', {})) await load();
    },
    disconnect: (which) => keep(which, ask(`${which}-disconnect`, {})),
    async at(setupAt) {
      // Not kept: the guide goes on at the first open step, which is nobody's loss.
      const answer = await ask('settings-set', { patch: { setupAt } });
      if (answer.ok) take(answer.value);
    },
    async dismissSetAside() {
      const answer = await ask('set-aside-dismiss', {});
      if (answer.ok) take(answer.value);
      else store.setState({ loadTrouble: answer.trouble });
    },
    run,
    async recallEvidence() {
      const { value, running } = store.getState().tasks['mapping-propose'];
      if (value || running) return;
      const answer = await ask('mapping-proposed', {});
      // Asked for anew meanwhile: that one is newer.
      if (answer.ok && answer.value && !store.getState().tasks['mapping-propose'].running)
        setTask('mapping-propose', { value: answer.value });
    },
    reset(name) {
      runs.set(name, (runs.get(name) ?? 0) + 1);
      setTask(name, idle);
    },
  };
}

/** A reply may bring the settings of then along. */
function viewIn(value: unknown): SettingsView | null {
  const view = typeof value === 'object' && value !== null && 'view' in value ? value.view : null;
  return isView(view) ? view : null;
}

function isView(value: unknown): value is SettingsView {
  return typeof value === 'object' && value !== null && 'revision' in value && 'settings' in value;
}
