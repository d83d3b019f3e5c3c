import type { Anchor, Catalogue, Seat } from './types';

/** Below the record's name, wherever this version of Lightning writes it. */
const seats: readonly Seat[] = [
  { selector: '.slds-page-header__name-title', at: 'beforeend' },
  { selector: '.slds-page-header__title', at: 'afterend' },
  { selector: 'h1', at: 'afterend' },
];

/** Lightning's record page: the highlights of the tab that is shown. */
export const salesforceAnchors: Catalogue = [
  'records-highlights2',
  'force-highlights2',
  'records-lwc-highlights-panel',
  '.slds-page-header',
].map((selector): Anchor => ({ name: selector, selector, seats, otherwise: 'beforeend' }));
