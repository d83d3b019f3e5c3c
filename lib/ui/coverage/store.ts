import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason } from '../../eligibility/types';
import type { Columns, ScanMode, ScanView, Snapshot } from '../../protocol/coverage-pages';
import type { Ask, Trouble } from '../ask';
import type { Act } from '../bulk/store';
import { everyPage } from '../every-page';
import { rereader } from '../reread';

export interface CoverageState {
  /** Null until the background has answered. */
  readonly snapshots: readonly Snapshot[] | null;
  readonly scan: ScanView | null;
  readonly trouble: Trouble | null;
  /** Why no scan was begun. */
  readonly refused: Reason | null;
  /** What was clicked and is not answered yet. */
  readonly busy: string | null;
  /** The snapshot that is shown; null: there is none. */
  readonly shown: Snapshot | null;
  /** Its rows; null while they come. */
  readonly columns: Columns | null;
  /** Another one that it is compared with. */
  readonly before: { readonly snapshot: Snapshot; readonly columns: Columns | null } | null;
}

export interface CoverageStore extends StoreApi<CoverageState> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit. */
  changed(): void;
  plan(mode: ScanMode): Promise<void>;
  act(jobId: string, act: Act): Promise<void>;
  show(id: string): Promise<void>;
  /** Compares what is shown with an earlier one; null: no more. */
  compareWith(id: string | null): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The read model of the coverage: the newest scan, the snapshots, and the rows of the one that is looked at. */
export function createCoverageStore(
  ask: Ask,
  later: (run: () => void, ms: number) => void = setTimeout,
): CoverageStore {
  const store = createStore<CoverageState>(() => ({
    snapshots: null,
    scan: null,
    trouble: null,
    refused: null,
    busy: null,
    shown: null,
    columns: null,
    before: null,
  }));
  const { setState, getState } = store;

  /** All rows of a snapshot; null: they are no longer wanted, or failed. */
  async function rowsOf(snapshot: Snapshot, isWanted: () => boolean): Promise<Columns | null> {
    const parts: Columns[] = [];
    const trouble = await everyPage(
      (from) => ask('coverage-rows', { snapshotId: snapshot.id, from }),
      ({ columns }) => parts.push(columns),
      isWanted,
    );
    if (trouble) setState({ trouble });
    return trouble || !isWanted() ? null : joined(parts);
  }

  async function show(snapshot: Snapshot | null) {
    setState({ shown: snapshot, columns: null, before: null });
    if (!snapshot) return;
    const columns = await rowsOf(snapshot, () => getState().shown?.id === snapshot.id);
    if (columns && getState().shown?.id === snapshot.id) setState({ columns });
  }

  const { load, changed } = rereader(() => ask('coverage-list', {}), take, later);

  async function take(answer: Awaited<ReturnType<typeof ask<'coverage-list'>>>) {
    if (!answer.ok) return setState({ trouble: answer.trouble });
    const { scan, snapshots } = answer.value;
    const before = getState().snapshots;
    setState({ scan, snapshots, trouble: null });
    const { shown } = getState();
    const isNew = snapshots[0] !== undefined && before !== null && !before.some(({ id }) => id === snapshots[0]?.id);
    // A scan that has just ended is what a person waits for.
    if (isNew || !snapshots.some(({ id }) => id === shown?.id)) await show(snapshots[0] ?? null);
  }

  async function saying<A extends { ok: boolean }>(name: string, run: () => Promise<A>): Promise<A> {
    setState({ busy: name, trouble: null, refused: null });
    const answer = await run();
    setState({ busy: null });
    return answer;
  }

  return {
    ...store,
    load,
    changed,
    async plan(mode) {
      const answer = await saying(`plan/${mode}`, () => ask('coverage-plan', { mode }));
      if (!answer.ok) return setState({ trouble: answer.trouble });
      if ('refused' in answer.value) return setState({ refused: answer.value.refused });
      await load();
    },
    async act(jobId, act) {
      const answer = await saying(act, () => ask('coverage-act', { jobId, act }));
      if (answer.ok) await load();
      else setState({ trouble: answer.trouble });
    },
    async show(id) {
      await show(getState().snapshots?.find((one) => one.id === id) ?? null);
    },
    async compareWith(id) {
      const snapshot = getState().snapshots?.find((one) => one.id === id);
      if (!snapshot) return setState({ before: null });
      setState({ before: { snapshot, columns: null } });
      const isWanted = () => getState().before?.snapshot.id === snapshot.id;
      const columns = await rowsOf(snapshot, isWanted);
      if (columns && isWanted()) setState({ before: { snapshot, columns } });
    },
    async remove(id) {
      const answer = await saying(`remove/${id}`, () => ask('coverage-delete', { snapshotId: id }));
      if (!answer.ok) return setState({ trouble: answer.trouble });
      if (getState().before?.snapshot.id === id) setState({ before: null });
      await load();
    },
  };
}

function joined(parts: readonly Columns[]): Columns {
  const all = <K extends keyof Columns>(name: K) => ([] as unknown[]).concat(...parts.map((one) => one[name]));
  const names = ['id', 'status', 'name', 'email', 'link', 'lastSync', 'flags'] as const;
  return Object.fromEntries(names.map((name) => [name, all(name)])) as unknown as Columns;
}
