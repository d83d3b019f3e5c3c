import { defineContentScript } from 'wxt/utils/define-content-script';
import { hubspotAnchors } from '../lib/page/anchors/hubspot';
import { startPage } from '../lib/page/start';
import { isHubspotHost } from '../lib/records/hosts';
import { hubspotPage } from '../lib/records/hubspot-page';

/** Whole hosts: a page that is entered elsewhere in the app reaches its records by pushState. */
export default defineContentScript({
  matches: ['https://*.hubspot.com/*'],
  runAt: 'document_end',
  main({ signal }) {
    if (isHubspotHost(location.host)) startPage(hubspotPage, hubspotAnchors, signal);
  },
});
