import { browser } from 'wxt/browser';
import { decide } from '../eligibility/decide';
import type { Collected } from '../facts/collect';
import type { BadgeView } from '../ui/badge-view';
import { createVerdictT, localeOf } from '../ui/i18n-verdict';
import { badgeView } from '../ui/text/badge';

/** The verdict on these facts as a badge, in the browser's language. */
export const badgeOf = ({ facts, settings }: Collected): BadgeView =>
  badgeView(decide(facts, settings), createVerdictT(localeOf(browser.i18n.getMessage('locale'))));
