import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { upkeep } from '../lib/connections/upkeep';
import { jobsAlarm } from '../lib/jobs/alarm';
import { pruneJobs } from '../lib/jobs/prune';
import { bindNotifications } from '../lib/notify/notify';
import { realityCheckDaily } from '../lib/proof/daily';
import { runner } from '../lib/protocol/jobs';
import { messages } from '../lib/protocol/messages';
import { route } from '../lib/protocol/router';
import { watchLook } from '../lib/protocol/watch';
import { bindSchedule } from '../lib/schedule';
import { database } from '../lib/storage/database';
import { tabs } from '../lib/storage/tabs';
import { armWatch, watchAlarm } from '../lib/watch/alarm';

/** What each start looks after waits so long (ms): it was a message, mostly, that woke us, and its answer comes first. */
const afterTheAnswerMs = 1000;

/**
 * Binds the router, the alarm table and the hooks of tabs. No rule lives here. One classic script and no module:
 * each chunk that a module imports is one more way to the disk before a stopped worker can answer.
 */
export default defineBackground({
  main() {
    const answer = route(messages, new URL(browser.runtime.getURL('/')).origin);
    browser.runtime.onMessage.addListener((raw: unknown, sender, sendResponse) => {
      const reply = answer(raw, sender);
      if (!reply) return false;
      reply.then(sendResponse, (error: unknown) => sendResponse({ error: String(error).slice(0, 200) }));
      return true;
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      void tabs.remove(tabId);
    });
    bindNotifications();
    // The token is in there: opened while the message is on its way.
    void database().catch(() => undefined);
    const later = new Promise<void>((resolve) => setTimeout(resolve, afterTheAnswerMs));
    void bindSchedule(
      [
        { name: jobsAlarm, run: () => runner.drain(true) },
        { name: 'jobs-prune', everyMinutes: 24 * 60, firstAfterMinutes: 10, run: async () => void (await pruneJobs()) },
        { name: 'reality-check', everyMinutes: 60, run: realityCheckDaily },
        { name: watchAlarm, run: watchLook },
        { name: 'upkeep', everyMinutes: 60, run: async () => void (await upkeep()) },
      ],
      later,
    );
    void later.then(() => Promise.allSettled([runner.arm(), armWatch()]));
    browser.runtime.onStartup.addListener(() => {
      void runner.drain();
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.runtime.openOptionsPage();
    });
  },
});
