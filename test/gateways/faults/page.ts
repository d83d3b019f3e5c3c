import type { Failure } from '../../../lib/http/errors';
import { passes } from '../../../lib/resync/end';
import { afterFailure, usualBounds } from '../../../lib/resync/many/waits';
import { createT } from '../../../lib/ui/i18n';
import { failureText } from '../../../lib/ui/text/sentences';
import type { Call, Use } from './call';
import { faults } from './faults';
import type { Outcome } from './stage';

/** What was seen of one call under one fault. */
export interface Cell {
  readonly call: Call;
  readonly fault: string;
  readonly outcome: Outcome;
}

/** A time that stands for whichever time the service names. */
const someTime = Date.UTC(2026, 10, 3, 23);
const [english, german] = [createT('en', 'UTC'), createT('de', 'UTC')];

/** What a person reads, in both languages, with a fixed time in it. */
export function sentencesOf(failure: Failure): { readonly en: string; readonly de: string } {
  const fixed = failure.until === undefined ? failure : { ...failure, until: someTime };
  return { en: failureText(fixed, english), de: failureText(fixed, german) };
}

/** What a long job makes of it, by the product's own rule. */
function jobAfter(failure: Failure): string {
  const { cursor, next } = afterFailure({ wait: null, failure: null, tries: 0 }, failure, usualBounds);
  if (next === 'trouble') return 'held for a person';
  const waits = {
    window: 'goes on after the window',
    day: 'goes on when the day has begun anew',
    salesforce: 'looks again each hour',
    service: 'tries again at growing steps, 14 times, then held',
  };
  return waits[(cursor.wait ?? 'service') as keyof typeof waits];
}
const clickAfter = (failure: Failure) =>
  !passes(failure)
    ? 'ends, and says why'
    : failure.kind === 'quota-spent'
      ? 'tries again within the hour, else ends and says when'
      : 'tries again at growing steps for an hour';

/** What stays, what is asked again, and the test that shows it. */
type Kept = Readonly<Record<Use, { kept: string; again: string; shownBy: string }>>;

/** What is kept, whatever happens, by what the call is for. */
export const keptBy: Kept = {
  page: {
    kept: 'The other half of the verdict, with what was not checked. A failure is never cached.',
    again: 'Not by itself: each view and *Check again* asks anew.',
    shownBy: 'test/gateways/facts-faults.test.ts',
  },
  options: {
    kept: 'Settings, token and pairing as they were: nothing is stored before it was tested.',
    again: 'Not by itself: the same button asks anew.',
    shownBy: 'test/gateways/pairing.test.ts',
  },
  job: {
    kept: 'Everything up to the last batch, with the place where the reading stands.',
    again: 'As the sentence’s line says, by alarm.',
    shownBy: 'test/gateways/job-faults.test.ts',
  },
  write: {
    kept: 'The job, marked before anything is sent. It reads back before it writes again, so nothing is done twice.',
    again: 'As the sentence’s line says, by alarm.',
    shownBy: 'test/gateways/bulk-killed.test.ts',
  },
  make: {
    kept: 'The draft. Where the answer was lost it looks by name for what was made, before it makes it again.',
    again: 'Not by itself: the same button asks anew.',
    shownBy: 'test/gateways/builder.test.ts',
  },
  'sign-in': {
    kept: 'The tokens of before. They are thrown away only where Salesforce itself says that they have ended.',
    again: 'Not by itself: the next call that meets the end of the session asks anew.',
    shownBy: 'test/gateways/sign-in.test.ts',
  },
};

/** The same where a new version takes the place of the one that made the call. The browser closes our own pages then. */
export const keptThroughUpdate: Kept = {
  page: {
    kept: 'Nothing of what is shown: the badge says *Reload page* in the place of a verdict that nobody stands for. The popup is closed.',
    again: 'By a reload of the page, which is offered by the badge and by the popup.',
    shownBy: 'test/e2e/badge-faults.test.ts',
  },
  options: {
    kept: 'All that was tested and stored. What was only typed is gone with the page, which the browser closes.',
    again: 'Not by itself: options and dashboard are opened again.',
    shownBy: 'test/e2e/resync.test.ts',
  },
  job: {
    kept: 'Everything up to the last commit.',
    again: 'By itself, at the start of the new version: the batch that was being read.',
    shownBy: 'test/e2e/checklist.test.ts',
  },
  write: {
    kept: 'The job, marked before anything is sent; the click as well, whose popup is closed.',
    again:
      'By itself, at the start of the new version: it reads back, and writes what did not get through. Many wait until nothing can be on its way.',
    shownBy: 'test/e2e/resync.test.ts',
  },
  make: {
    kept: 'The draft, and the name that was begun with.',
    again: 'By the same button: it looks by name for what was made, before it makes it again.',
    shownBy: 'test/gateways/builder.test.ts',
  },
  'sign-in': {
    kept: 'The tokens of before, or the new ones: they are stored before they are used. A window of Salesforce that is open is of no use any more.',
    again: 'The next call; a sign-in that was not through is begun anew.',
    shownBy: 'test/gateways/sign-in.test.ts',
  },
};

/** The page `docs/faults.md`. */
export function pageOf(cells: readonly Cell[]): string {
  const numbers = new Map<string, { n: number; failure: Failure }>();
  const mark = ({ outcome: { result, asked } }: Cell) => {
    const again = asked > 1 ? ` ×${asked}` : '';
    if (result === 'answered') return `✓${again}`;
    if (result === 'nobody') return `∅${again}`;
    if (!('kind' in result)) throw new Error(result.thrown);
    const { en } = sentencesOf(result);
    const found = numbers.get(en) ?? { n: numbers.size + 1, failure: result };
    numbers.set(en, found);
    return `${found.n}${again}`;
  };
  const byCall = Map.groupBy(cells, (one) => one.call);
  const tables = (['hubspot', 'salesforce'] as const).map((on) => {
    const rows = [...byCall].filter(([call]) => call.on === on);
    const head = ['call', 'for', ...faults.map((one) => one.id), 'updated'];
    const body = rows.map(([call, own]) => [`${call.what} (\`${call.name}\`)`, call.use, ...own.map(mark), 'U']);
    return `## ${on === 'hubspot' ? 'HubSpot' : 'Salesforce'}\n\n${table(head, body)}`;
  });
  const sentences = [...numbers.values()].map(({ n, failure }) => {
    const { en, de } = sentencesOf(failure);
    return [String(n), `\`${failure.kind}\``, en, de, jobAfter(failure), clickAfter(failure)];
  });
  const keptTable = (kept: Kept) =>
    table(
      ['for', 'kept', 'asked again', 'shown by'],
      Object.entries(kept).map(([use, { kept: what, again, shownBy }]) => [use, what, again, `\`${shownBy}\``]),
    );
  return `${[
    '# Faults',
    'What becomes of every call under every fault. This page is written by `test/gateways/faults.test.ts`, which makes each of these calls against the sandbox; the test fails where the page differs. To write it anew: `npm run vitest -- --project gateways test/gateways/faults.test.ts -u`.',
    'A cell is the number of the sentence that a person reads (below). ✓: it makes no difference to the call. ∅: the call takes it for “there is none”. ×2: it was asked once more within the call; nothing else is retried there, and no write gets through twice. After each fault the same client works again.',
    'A clock that is wrong, whichever way, changes no call. Verdicts, histories and the proof of a resync compare and show the services’ own times (`test/gateways/facts-faults.test.ts`, `test/unit/resync/reach.test.ts`); what a job waits for, and the time that its sentence names, is counted to the service’s hour and told by the clock of the person who reads it (`test/unit/http/day.test.ts`).',
    `## Faults\n\n${table(
      ['id', 'what happens'],
      faults.map((one) => [one.id, one.title]),
    )}`,
    ...tables,
    `## What a person reads\n\n${table(['', 'kind', 'English', 'German', 'a long job', 'a resync by a click'], sentences)}`,
    `## What is kept, and what is asked again\n\n${keptTable(keptBy)}`,
    `## U: the extension is updated in the middle of it\n\nBy what the call is for. To the background it is a death at any line, so that whoever outlives one outlives an update; what differs are the pages. Seen in Chromium by installing the extension anew over itself.\n\n${keptTable(keptThroughUpdate)}`,
  ].join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
