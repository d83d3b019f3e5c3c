import type { Estimate as BuilderEstimate, BuilderProperty, SeenValue } from '../builder/view';
import type { Failure } from '../http/errors';
import type { PreviewDraft } from '../preview/draft';
import type { LintView } from '../preview/lint';
import type { Asked } from '../preview/start';
import type { Estimate, ForecastRow, OverwriteRow, PreviewRow, RunView, WantedPhase } from '../preview/types';
import type { Json } from '../segments/types';
import type { KeptDraft } from '../storage/draft';
import type { MadeSegment } from '../storage/made-segment';
import type { Result } from './result';

/** Messages of the dashboard's preview: name → [request, reply]. */
export interface PreviewMessages {
  'preview-estimate': [{ other: Asked }, Result<Estimate>];
  'preview-start': [{ other: Asked }, Result<RunView>];
  /** The newest preview of the connected portal. */
  'preview-latest': [Record<string, never>, Result<RunView | null>];
  /** Works on it for some seconds; asked again until its state is no longer `running`. */
  'preview-step': [{ id: string }, Result<RunView>];
  'preview-cancel': [{ id: string }, Result<RunView>];
  'preview-rows': [{ id: string; from: number }, Result<{ rows: PreviewRow[]; next: number | null }>];
  /** Those who stay; nobody before they were asked for. */
  'preview-stayers': [{ id: string; from: number }, Result<{ rows: PreviewRow[]; next: number | null }>];
  /** One more stretch of a preview; its steps are asked for as before. */
  'preview-want': [{ id: string; phase: WantedPhase }, Result<RunView>];
  'preview-overwrites': [{ id: string; from: number }, Result<{ rows: OverwriteRow[]; next: number | null }>];
  'preview-forecast': [
    { id: string; of: 'current' | 'other'; from: number },
    Result<{ rows: ForecastRow[]; next: number | null }>,
  ];
  /** The builder's draft. */
  'preview-draft': [Record<string, never>, Result<PreviewDraft | null>];
  'preview-lint': [{ id: string; of: 'current' | 'other' }, Result<LintView>];
}

/** Messages of the segment builder: name → [request, reply]. */
export interface BuilderMessages {
  'builder-open': [Record<string, never>, Result<BuilderStart>];
  'builder-copy': [{ id: string }, Result<{ name: string; filterBranch: unknown; lists: Record<string, string> }>];
  'builder-keep': [{ kept: Omit<KeptDraft, 'at'> | null }, Result<null>];
  /** Null: a newer question of the same tab came. */
  'builder-estimate': [{ filterBranch: Json }, Result<BuilderEstimate | null>];
  /** Values of a property whose options are not known, from contacts that have one. */
  'builder-seen': [{ property: string }, Result<SeenValue[]>];
  'builder-stop': [Record<string, never>, true];
  'builder-name': [{ name: string }, Result<{ taken: { id: string; name: string } | null }>];
  'builder-make': [{ name: string; filterBranch: Json }, Result<MadeSegment>];
  'builder-look': [Record<string, never>, Result<MadeSegment | null>];
  'builder-put-away': [Record<string, never>, Result<null>];
}

/** What the segment builder begins with. */
export interface BuilderStart {
  /** The portal's time zone. */
  zone: string;
  properties: BuilderProperty[];
  /** Why the properties could not be read. */
  propertiesFailure: Failure | null;
  kept: KeptDraft | null;
  made: MadeSegment | null;
}
