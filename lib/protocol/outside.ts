import { browser } from 'wxt/browser';
import { writeOnIcon } from '../notify/count';
import { notify } from '../notify/notify';
import { environmentKey } from '../storage/environment-key';
import { connectedEnvironments } from '../storage/environments';
import { ledger } from '../storage/ledger';
import type { LedgerJob } from '../storage/ledger-types';
import { untold } from '../storage/untold';
import { watches } from '../storage/watches';
import { createOutsideT } from '../ui/i18n-outside';
import { createVerdictT, localeOf } from '../ui/i18n-verdict';
import { percentOf, runTitle } from '../ui/runs/title';
import { failureText } from '../ui/text/sentences';
import { isQuiet } from '../watch/quiet';
import type { WatchState } from '../watch/types';
import { jobLines, lineOf, nowOf } from './job-lines';
import type { JobLine } from './job-pages';

/** The icon is written anew after so long at the soonest (ms), however fast a job commits. */
const apartMs = 1_000;
let waiting = false;

/** A commit of a long job: its progress goes to the icon, its end or trouble to the person. Never throws. */
export function tellOutside(job: LedgerJob): void {
  const line = lineOf(job);
  if (!line.isLong) return;
  const isStill = job.dueAt === null || job.held !== null;
  if (isStill) {
    void showProgress().catch(() => undefined);
    void tellPerson(job, line).catch(() => undefined);
    return;
  }
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    void showProgress().catch(() => undefined);
  }, apartMs);
}

/** Once the quiet hours are over: what ended in them, or stands still since. Who has set it right by then is told nothing. */
export async function tellUntold(): Promise<void> {
  const ids = await untold.all();
  await untold.remove(ids);
  for (const id of ids) {
    const job = await ledger.get(id);
    if (job) await tellPerson(job, lineOf(job));
  }
}

/** What runs now, in percent; `!` where it needs a person; nothing where none runs. */
async function showProgress(): Promise<void> {
  const now = nowOf(await jobLines(0));
  const percent = now && percentOf(now);
  await writeOnIcon('jobs', !now ? '' : now.state === 'trouble' ? '!' : percent === null ? '…' : `${percent}%`);
  const t = createOutsideT(localeOf(browser.i18n.getMessage('locale')));
  const title = now ? t('outside.icon', { title: runTitle(now, t), percent }) : 'SyncLens';
  await browser.action.setTitle({ title });
}

/** A notification, where the admin wants one: the job has ended by itself, or stands still until somebody mends it. */
async function tellPerson(job: LedgerJob, line: JobLine): Promise<void> {
  const { state, failure, retriable, done, view } = line;
  if (state !== 'done' && state !== 'stopped' && state !== 'trouble') return;
  const environment = (await connectedEnvironments()).find((one) => environmentKey(one) === job.environment);
  if (!environment?.settings.notifyJobs) return;
  const watch = await watches.get<WatchState>(job.environment).catch(() => null);
  if (watch && isQuiet(watch.settings.quiet, Date.now(), environment.timeZone)) return untold.add(job.id);
  const locale = localeOf(browser.i18n.getMessage('locale'));
  const t = createOutsideT(locale);
  const ended = done === null ? t('outside.done') : t('outside.done.of', { count: done });
  const text = [
    state === 'done' ? ended : t(`outside.${state}`),
    state === 'done' && retriable > 0 ? t('outside.left', { count: retriable }) : '',
    state !== 'done' && failure ? failureText(failure, createVerdictT(locale)) : '',
  ];
  const path = `dashboard.html#${view ?? 'runs'}` as const;
  await notify({ name: `job ${job.id}`, title: runTitle(line, t), text: text.filter(Boolean).join(' '), path });
}
