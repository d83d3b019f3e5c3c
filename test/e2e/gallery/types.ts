import type { BadgeView } from '../../../lib/ui/badge-view';
import type { Locale } from '../../../lib/ui/i18n';
import type { PopupState } from '../../../lib/ui/popup/store';

/** One thing that a person may see: a popup in a state, with the badge of the same verdict. */
export interface Case {
  readonly title: string;
  readonly state: Partial<PopupState>;
  readonly badge?: BadgeView;
}

/** What one page of the gallery shows. */
export interface Sheet {
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly cases: readonly Case[];
}
