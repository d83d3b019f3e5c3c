import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { armJobs, jobsAlarm } from '../lib/jobs/alarm';
import { bindNotifications } from '../lib/notify/notify';
import { fromContent } from '../lib/protocol/messages/from-content';
import { route } from '../lib/protocol/router';
import { bindSchedule } from '../lib/schedule';
import { database } from '../lib/storage/database';
import { keepFailures, noteTurn } from '../lib/storage/health';
import { readSettingsAhead } from '../lib/storage/settings';
import { tabs } from '../lib/storage/tabs';
import { keepUsage } from '../lib/storage/usage';
import { armWatch, watchAlarm } from '../lib/watch/alarm';

/** What each start looks after waits so long (ms): it was a message, mostly, that woke us, and its answer comes first. */
const afterTheAnswerMs = 1000;

/** All beyond a view of a record. In Chrome a script of its own (scripts/background-in-parts). */
const whole = () => import('../lib/protocol/whole');

/**
 * Binds the router, the alarm table and the hooks of tabs. No rule lives here. A classic script and no module:
 * each chunk that a module imports is one more way to the disk before a stopped worker can answer. What a view of a
 * record does not need is behind `whole`: each function in this script takes time of every start.
 */
export default defineBackground({
  main() {
    // Settings are no page's to read or change, nor a content script's in a page that has gone bad. Firefox has no such
    // line to draw; Chrome forgets it with the browser's session.
    void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    const ownOrigin = new URL(browser.runtime.getURL('/')).origin;
    const answer = route(fromContent, ownOrigin, async () => (await whole()).messages);
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
    keepUsage();
    keepFailures();
    // The token is in there: opened while the message is on its way, and the settings read.
    void database().catch(() => undefined);
    readSettingsAhead();
    const later = new Promise<void>((resolve) => setTimeout(resolve, afterTheAnswerMs));
    void bindSchedule(
      [
        { name: jobsAlarm, run: async () => (await whole()).runner.drain(true) },
        {
          name: 'jobs-prune',
          everyMinutes: 24 * 60,
          firstAfterMinutes: 10,
          run: async () => {
            const { pruneJobs, pruneHistory } = await whole();
            await Promise.all([pruneJobs(), pruneHistory()]);
          },
        },
        { name: 'reality-check', everyMinutes: 60, run: async () => (await whole()).realityCheckDaily() },
        { name: watchAlarm, run: async () => (await whole()).watchLook() },
        {
          name: 'upkeep',
          everyMinutes: 60,
          run: async () => {
            const { upkeep, tellUntold } = await whole();
            await Promise.all([upkeep(), tellUntold()]);
          },
        },
      ],
      later,
      (name, error) => void noteTurn(name, error),
    );
    void later.then(() => Promise.allSettled([armJobs(), armWatch()]));
    browser.runtime.onStartup.addListener(() => {
      void whole().then(({ runner }) => runner.drain());
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      // Only a new installation is led through the set-up: after an update it is there.
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/options.html#start') });
    });
  },
});
