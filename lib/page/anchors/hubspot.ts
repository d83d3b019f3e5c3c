import type { Catalogue } from './types';

/** HubSpot's record page: the card with the contact's name. */
export const hubspotAnchors: Catalogue = [
  {
    name: 'highlightTitle',
    selector: '[data-selenium-test="highlightTitle"]',
    seats: [],
    // Beside the heading, not in it: the name of the heading stays the contact's.
    otherwise: 'afterend',
  },
  { name: 'OBJECT_HIGHLIGHT', selector: '[data-card-type="OBJECT_HIGHLIGHT"]', seats: [], otherwise: 'afterbegin' },
  {
    name: 'record-highlight-main-content',
    selector: '[data-test-id="record-highlight-main-content"]',
    seats: [],
    otherwise: 'afterend',
  },
];
