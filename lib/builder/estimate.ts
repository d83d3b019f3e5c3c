import { countContacts } from '../hubspot/contacts-search';
import { compile } from '../segments/compile';
import type { Node } from '../segments/definition';
import type { Names } from '../segments/explain';
import { needsOf } from '../segments/needs';
import { traceOf } from '../segments/trace';
import type { Moment, Properties, Why } from '../segments/types';
import type { StoredSample } from '../storage/sample';
import { searchOf } from './count';
import { exampleOf } from './examples';
import { shareOf } from './margin';
import type { Reading } from './reading';
import { dataOf, historiesOf, sampleFor } from './sample';
import type { Estimate, Example } from './view';

const examplesShown = 3;

export interface Question {
  readonly definition: Node;
  readonly moment: Moment & { readonly properties: Properties };
  readonly names: Names;
}

/** How large the segment would be, and examples of who is in and who is out. Throws `ApiError`. */
export async function estimate(reading: Reading, question: Question): Promise<Estimate> {
  const { definition, moment } = question;
  const needs = needsOf(definition);
  const sample = await sampleFor(reading, needs);
  const judged = needs.histories.length > 0 ? Math.min(historiesOf, sample.contacts.length) : sample.contacts.length;
  const told = judge(sample, judged, question);
  const whole = sample.how === 'all' && judged === sample.contacts.length;
  return {
    total: sample.total,
    judged,
    how: sample.how,
    yes: told.yes,
    no: told.no,
    unknown: told.unknown,
    size: await sizeOf(reading, question, sample, told, whole),
    whys: told.whys,
    ins: told.ins,
    outs: told.outs,
    calls: reading.calls(),
    asOf: moment.now,
  };
}

interface Told {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly pages: readonly { yes: number; judged: number }[];
  readonly whys: readonly Why[];
  readonly ins: readonly Example[];
  readonly outs: readonly Example[];
}

function judge(sample: StoredSample, judged: number, { definition, moment, names }: Question): Told {
  const bound = compile(definition, moment);
  const count = { yes: 0, no: 0, unknown: 0 };
  const pages: { yes: number; judged: number }[] = [];
  const whys = new Map<Why, number>();
  const ins: Example[] = [];
  const outs: Example[] = [];
  sample.contacts.slice(0, judged).forEach((contact, index) => {
    const data = dataOf(sample, index);
    const told = bound.tell(data);
    const answer = told === 'yes' || told === 'no' ? told : 'unknown';
    count[answer] += 1;
    pages[contact.page] ??= { yes: 0, judged: 0 };
    const page = pages[contact.page];
    if (page) {
      page.judged += 1;
      if (answer === 'yes') page.yes += 1;
    }
    if (told !== 'yes' && told !== 'no') whys.set(told, (whys.get(told) ?? 0) + 1);
    const examples = answer === 'yes' ? ins : answer === 'no' ? outs : null;
    if (examples && examples.length < examplesShown) examples.push(exampleOf(contact, traceOf(bound, data), names));
  });
  const frequent = [...whys].sort((a, b) => b[1] - a[1]).map(([why]) => why);
  return { ...count, pages: pages.filter((page) => page !== undefined), whys: frequent, ins, outs };
}

/** Exactly where HubSpot's search means the same or everybody was read; else by the sample, with its margin. */
async function sizeOf(
  { client, call }: Reading,
  { definition, moment }: Question,
  sample: StoredSample,
  told: Told,
  whole: boolean,
): Promise<Estimate['size']> {
  if (whole) return { about: told.yes, low: told.yes, high: told.yes + told.unknown, by: 'everybody' };
  const search = searchOf(definition, moment.properties);
  if (search) {
    const about = await call(() => countContacts(client, search));
    return { about, low: about, high: about, by: 'search' };
  }
  const { share, margin } = shareOf(told.pages);
  const judged = told.yes + told.no + told.unknown;
  const perhaps = judged === 0 ? 0 : told.unknown / judged;
  const people = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * sample.total);
  return {
    about: people(share),
    low: Math.max(told.yes, people(share - margin)),
    high: people(share + margin + perhaps),
    by: 'sample',
  };
}
