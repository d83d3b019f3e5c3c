import type { Catalogue, Seat } from './types';

/** Below the record's name, wherever this version of Lightning writes it. */
const seats: readonly Seat[] = [
  { selector: '.slds-page-header__name-title', at: 'beforeend' },
  { selector: '.slds-page-header__title', at: 'afterend' },
  { selector: 'h1', at: 'afterend' },
];

/** Lightning's record page: the highlights of the tab that is shown. */
export const salesforceAnchors: Catalogue = [
  { name: 'records-highlights2', selector: 'records-highlights2', seats, otherwise: 'beforeend' },
  { name: 'force-highlights2', selector: 'force-highlights2', seats, otherwise: 'beforeend' },
  { name: 'records-lwc-highlights-panel', selector: 'records-lwc-highlights-panel', seats, otherwise: 'beforeend' },
  { name: 'slds-page-header', selector: '.slds-page-header', seats, otherwise: 'beforeend' },
];
