import type { Draft } from '../../builder/draft/types';
import type { BuilderProperty, Estimate } from '../../builder/view';
import type { BuilderStart } from '../../protocol/dashboard-pages';
import type { Properties } from '../../segments/types';
import type { Trouble } from '../ask';

/** Where the estimate stands. An older answer stays in sight while a new one is fetched. */
export interface EstimateState {
  readonly state: 'unfinished' | 'running' | 'told' | 'trouble';
  readonly value: Estimate | null;
  readonly trouble: Trouble | null;
}
/** Is the name free? `checked`: the name that was asked about. */
export interface NameState {
  readonly state: 'idle' | 'checking' | 'free' | 'taken';
  readonly checked: string;
}
export type KeepState =
  | { readonly state: 'idle' | 'keeping' | 'failed' }
  | { readonly state: 'kept'; readonly at: number };

export interface BuilderState {
  readonly phase: 'loading' | 'ready' | 'trouble';
  readonly trouble: Trouble | null;
  readonly zone: string;
  readonly properties: readonly BuilderProperty[];
  /** The same by name, as a definition is read with. */
  readonly byName: Properties;
  readonly propertiesTrouble: Trouble | null;
  readonly draft: Draft;
  /** Names of segments that the draft refers to. */
  readonly lists: Readonly<Record<string, string>>;
  /** When the draft was kept that was found at the start; null: a fresh one. */
  readonly restoredAt: number | null;
  readonly keep: KeepState;
  readonly estimate: EstimateState;
  readonly name: NameState;
  readonly saving: boolean;
  readonly saveTrouble: Trouble | null;
  /** Copying, or choosing: what a person waits for. */
  readonly busy: 'copy' | 'choose' | null;
  readonly actionTrouble: Trouble | null;
  readonly made: BuilderStart['made'];
  readonly madeTrouble: Trouble | null;
}
