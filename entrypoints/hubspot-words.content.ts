import { defineContentScript } from 'wxt/utils/define-content-script';
import { answerWithWords } from '../lib/page/words/answer';
import { isHubspotHost } from '../lib/records/hosts';

/**
 * Lies there until the popup asks what stands on the page. A script of its own, read when the page is at rest: the badge
 * does not carry it. Whole hosts, because a single-page app reaches its settings by pushState.
 */
export default defineContentScript({
  matches: ['https://*.hubspot.com/*'],
  runAt: 'document_idle',
  main({ signal }) {
    if (isHubspotHost(location.host)) answerWithWords(signal);
  },
});
