import { defineContentScript } from 'wxt/utils/define-content-script';
import { salesforceAnchors } from '../lib/page/anchors/salesforce';
import { startPage } from '../lib/page/start';
import { apiHostOf } from '../lib/records/hosts';
import { salesforcePage } from '../lib/records/salesforce-page';

/** Whole hosts: Lightning is one page that goes from record to record by pushState. */
export default defineContentScript({
  matches: [
    'https://*.lightning.force.com/*',
    'https://*.my.salesforce.com/*',
    'https://*.lightning.force.mil/*',
    'https://*.my.salesforce.mil/*',
  ],
  runAt: 'document_end',
  main({ signal }) {
    if (apiHostOf(location.host) !== null) startPage(salesforcePage, salesforceAnchors, signal);
  },
});
