import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PreviewDraft } from '../../preview/draft';
import type { LintView } from '../../preview/lint';
import type { Asked } from '../../preview/start';
import type { Estimate, ForecastRow, OverwriteRow, PreviewRow, RunView, WantedPhase, Which } from '../../preview/types';
import type { Ask, Trouble } from '../ask';
import { everyPage } from '../every-page';

export interface PreviewState {
  /** Null: not known yet whether there is an earlier run. */
  readonly ready: boolean;
  readonly run: RunView | null;
  readonly rows: readonly PreviewRow[];
  /** Rows are still coming from the background. */
  readonly loadingRows: boolean;
  readonly asked: Asked | null;
  /** The builder's draft, as it was when the page asked; null: there is none. */
  readonly draft: PreviewDraft | null;
  readonly estimate: Estimate | null;
  readonly busy: 'estimating' | 'starting' | 'cancelling' | null;
  readonly trouble: Trouble | null;
  /** Milliseconds until the phase is over, by its pace so far; null: not to be told yet. */
  readonly timeLeft: number | null;
}

export interface PreviewStore extends StoreApi<PreviewState> {
  /** Finds the newest run again and goes on with it; or chooses the builder's draft where the address says so. */
  load(argument?: string | null): Promise<void>;
  /** Asks what a preview would cost; an older answer that comes late is dropped. */
  choose(asked: Asked | null): Promise<void>;
  start(): Promise<void>;
  /** Goes on after a stop. */
  resume(): Promise<void>;
  cancel(): Promise<void>;
  /** Puts the result away and lets another segment be chosen. */
  leave(): void;
  /** The page goes: no further step is asked for. */
  stop(): void;
  /** One more stretch of the preview that is shown. */
  want(phase: WantedPhase): Promise<void>;
  /** Both sides of those who enter, part by part, so that nobody need hold them all. Null: it failed. */
  overwrites(each: (rows: readonly OverwriteRow[]) => void): Promise<Trouble | null>;
  /** Those who stay, once they were asked for. Null: it failed. */
  stayers(): Promise<readonly PreviewRow[] | null>;
  /** Who drops out by time alone. */
  forecast(of: Which): Promise<readonly ForecastRow[] | null>;
  lint(of: Which): Promise<LintView | null>;
}

const idle: PreviewState = {
  ready: false,
  run: null,
  rows: [],
  loadingRows: false,
  asked: null,
  draft: null,
  estimate: null,
  busy: null,
  trouble: null,
  timeLeft: null,
};
/** A worker that died answers nothing once; a second and third time the trouble is another. */
const mostSilences = 4;

export interface Clock {
  now(): number;
  pause(ms: number): Promise<void>;
}

/** The read model of a preview; it asks for step after step as long as its page is open (docs/adr/0007). */
export function createPreviewStore(ask: Ask, { now, pause }: Clock): PreviewStore {
  const store = createStore<PreviewState>(() => idle);
  let question = 0;
  let stopped = false;
  let driven: string | null = null;
  /** The run whose rows are all here. */
  let loaded: string | null = null;
  let phase: { id: string; at: number; done: number } | null = null;

  function take(run: RunView) {
    const { progress } = run;
    if (!progress || phase?.id !== progress.phase) {
      phase = progress && { id: progress.phase, at: now(), done: progress.done };
      return store.setState({ run, timeLeft: null });
    }
    const [took, done] = [now() - phase.at, progress.done - phase.done];
    const left = progress.total === null || done <= 0 ? null : ((progress.total - progress.done) * took) / done;
    store.setState({ run, timeLeft: left });
  }

  async function drive(id: string) {
    if (driven === id) return;
    driven = id;
    let silences = 0;
    while (!stopped && driven === id && store.getState().run?.state === 'running') {
      const answer = await ask('preview-step', { id });
      if (store.getState().run?.id !== id) break;
      if (answer.ok) {
        silences = 0;
        take(answer.value);
        continue;
      }
      silences += 1;
      if (answer.trouble.kind !== 'no-answer' || silences > mostSilences) {
        store.setState({ trouble: answer.trouble });
        break;
      }
      await pause(200 * silences);
    }
    if (driven === id) driven = null;
    await loadRows(id);
  }

  async function loadRows(id: string) {
    const run = store.getState().run;
    if (run?.id !== id || run.state === 'running' || stopped || loaded === id) return;
    const isComplete = run.finished.includes('details') || run.finished.includes('portal');
    if (!isComplete && run.state !== 'cancelled') return;
    store.setState({ loadingRows: true });
    const rows: PreviewRow[] = [];
    const isWanted = () => store.getState().run?.id === id;
    const trouble = await everyPage((from) => ask('preview-rows', { id, from }), taking(rows), isWanted);
    if (!isWanted()) return;
    if (trouble) return store.setState({ trouble, loadingRows: false });
    if (isComplete) loaded = id;
    store.setState({ rows, loadingRows: false });
  }

  function failed(trouble: Trouble): null {
    store.setState({ trouble });
    return null;
  }

  async function go(run: RunView) {
    take(run);
    if (run.state === 'running') await drive(run.id);
    else await loadRows(run.id);
  }

  return {
    ...store,
    async load(argument) {
      stopped = false;
      const kept = await ask('preview-draft', {});
      const draft = kept.ok ? kept.value : null;
      store.setState({ draft });
      if (argument === 'draft' && draft?.complete) {
        store.setState({ ready: true });
        return this.choose({ kind: 'draft', name: draft.name, filterBranch: draft.filterBranch });
      }
      const answer = await ask('preview-latest', {});
      store.setState({ ready: true, ...(answer.ok ? {} : { trouble: answer.trouble }) });
      if (answer.ok && answer.value && !store.getState().run && !store.getState().asked) await go(answer.value);
    },
    async choose(asked) {
      const own = ++question;
      store.setState({ asked, estimate: null, trouble: null, busy: asked ? 'estimating' : null });
      if (!asked) return;
      const answer = await ask('preview-estimate', { other: asked });
      if (own !== question) return;
      store.setState({ busy: null, ...(answer.ok ? { estimate: answer.value } : { trouble: answer.trouble }) });
    },
    async start() {
      const { asked, busy } = store.getState();
      if (!asked || busy === 'starting') return;
      question += 1;
      loaded = null;
      store.setState({ busy: 'starting', trouble: null, rows: [] });
      const answer = await ask('preview-start', { other: asked });
      store.setState({ busy: null, ...(answer.ok ? {} : { trouble: answer.trouble }) });
      if (answer.ok) await go(answer.value);
    },
    async resume() {
      const { run } = store.getState();
      if (!run) return;
      store.setState({ trouble: null, run: { ...run, state: 'running', failure: null } });
      await drive(run.id);
    },
    async cancel() {
      const { run } = store.getState();
      if (!run) return;
      store.setState({ busy: 'cancelling' });
      const answer = await ask('preview-cancel', { id: run.id });
      store.setState({ busy: null, ...(answer.ok ? {} : { trouble: answer.trouble }) });
      if (answer.ok) take(answer.value);
    },
    leave() {
      driven = null;
      loaded = null;
      store.setState(({ draft }) => ({ ...idle, ready: true, draft }));
    },
    stop() {
      stopped = true;
    },
    async want(phase) {
      const { run } = store.getState();
      if (!run) return;
      const answer = await ask('preview-want', { id: run.id, phase });
      store.setState({ trouble: answer.ok ? null : answer.trouble });
      if (answer.ok) await go(answer.value);
    },
    async overwrites(each) {
      const id = store.getState().run?.id ?? '';
      return everyPage(
        (from) => ask('preview-overwrites', { id, from }),
        ({ rows }) => each(rows),
      );
    },
    async stayers() {
      const id = store.getState().run?.id ?? '';
      const rows: PreviewRow[] = [];
      const trouble = await everyPage((from) => ask('preview-stayers', { id, from }), taking(rows));
      return trouble ? failed(trouble) : rows;
    },
    async forecast(of) {
      const id = store.getState().run?.id ?? '';
      const rows: ForecastRow[] = [];
      const trouble = await everyPage((from) => ask('preview-forecast', { id, of, from }), taking(rows));
      return trouble ? failed(trouble) : rows;
    },
    async lint(of) {
      const answer = await ask('preview-lint', { id: store.getState().run?.id ?? '', of });
      return answer.ok ? answer.value : failed(answer.trouble);
    },
  };
}

/** Rows of a page, put to those that came before. */
const taking =
  <R>(all: R[]) =>
  ({ rows }: { readonly rows: readonly R[] }): void => {
    all.push(...rows);
  };
