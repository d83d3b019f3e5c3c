import type { PageLine, PageWords } from '../records/page-words';
import { type WordsPage, wordsPage } from '../records/page-words';
import { partsOf } from '../records/parse';
import { type SeenRow, seenRows } from './mapping';
import { phrases } from './phrases';

/** What could be read off a page; null or empty: it does not stand there, or not in words that are known. */
export interface SeenPage {
  readonly page: WordsPage;
  /** `none`: HubSpot has none. */
  readonly segment: SeenSegment | 'none' | null;
  readonly createFromSalesforce: boolean | null;
  readonly createFromHubspot: boolean | null;
  readonly mapping: readonly SeenRow[];
  /** The number as it stands there. */
  readonly allocation: string | null;
  /** What the sync card says of an error. */
  readonly error: string | null;
}

/** What may be the inclusion segment's name, the likeliest first: the accounts know which of them is one. */
export interface SeenSegment {
  readonly names: readonly string[];
  /** The first is what a field holds; else all are but texts below the title. */
  readonly chosen: boolean;
}

type Control = Extract<PageLine, { is: 'control' }>;
/** A control, and what a person reads before it: its own label, its group, the line above, the title above. */
interface Asked {
  readonly control: Control;
  readonly about: readonly string[];
}

/** What stands on a page, by its visible words alone. Null: none of the pages that are read. Never throws. */
export function readPage({ host, path, lines }: PageWords): SeenPage | null {
  const page = wordsPage(host, partsOf(path));
  if (!page) return null;
  const nothing = { segment: null, createFromSalesforce: null, createFromHubspot: null, mapping: [], allocation: null };
  if (page.kind === 'contact') return { page, ...nothing, error: errorIn(lines) };
  const asked = questions(lines);
  return {
    page,
    segment: segmentIn(asked, lines),
    createFromSalesforce: creates(asked, 'hubspot'),
    createFromHubspot: creates(asked, 'salesforce'),
    mapping: seenRows(lines),
    allocation: allocationIn(asked, lines),
    error: null,
  };
}

/** True where anything at all was read. */
export function isReadable(seen: SeenPage): boolean {
  const { segment, createFromSalesforce, createFromHubspot, mapping, allocation } = seen;
  const some = [segment, createFromSalesforce, createFromHubspot, allocation].some((one) => one !== null);
  return some || mapping.length > 0;
}

function questions(lines: readonly PageLine[]): Asked[] {
  const found: Asked[] = [];
  const labels = new Set(lines.flatMap((line) => (line.is === 'control' && line.on !== null ? [line.label] : [])));
  let heading = '';
  let line = '';
  for (const one of lines) {
    if (one.is === 'heading') [heading, line] = [one.words, ''];
    // What stands beside a box is its label and no question.
    else if ((one.is === 'text' || one.is === 'alert') && !labels.has(one.words)) line = one.words;
    else if (one.is === 'control') found.push({ control: one, about: [one.label, one.group, line, heading] });
  }
  return found;
}

const mostNames = 5;

/** A field that names it itself goes before one that only stands below such a title; texts below the title come last. */
function segmentIn(asked: readonly Asked[], lines: readonly PageLine[]): SeenPage['segment'] {
  const fields = asked.filter(({ control }) => control.on === null);
  const best = [0, 1, 2, 3].flatMap((n) => fields.filter(({ about }) => phrases.limiting.test(about[n] ?? '')));
  const values = best.map(({ control }) => control.value).filter(isName);
  if (values[0] !== undefined && phrases.noSegment.test(values[0])) return 'none';
  const names = [...new Set([...values, ...textsBelow(lines).filter(isName)])].slice(0, mostNames);
  return names.length > 0 ? { names, chosen: values.length > 0 } : null;
}
const isName = (text: string) => text !== '' && !phrases.invitation.test(text);

function textsBelow(lines: readonly PageLine[]): string[] {
  const from = lines.findIndex((line) => line.is === 'heading' && phrases.limiting.test(line.words));
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => line.is === 'heading');
  return rest.slice(0, next < 0 ? rest.length : next).flatMap((line) => (line.is === 'text' ? [line.words] : []));
}

/** The answer to one of the two questions of creation: chosen in a list, or by the radio button that is on. */
function creates(asked: readonly Asked[], where: 'hubspot' | 'salesforce'): boolean | null {
  for (const { control, about } of asked) {
    if (control.on === false || !about.some((text) => asksOf(text, where))) continue;
    const answer = control.on === null ? control.value : control.label;
    if (phrases.createsNothing.test(answer)) return false;
    if (phrases.creates.test(answer)) return true;
  }
  return null;
}

/** Asks what happens there, and not in the other CRM, to people who are created or changed. */
function asksOf(text: string, where: 'hubspot' | 'salesforce'): boolean {
  if (!phrases.people.test(text) || !phrases.creating.test(text) || phrases.deleting.test(text)) return false;
  const hubspot = phrases.inHubspot.test(text) && !phrases.fromHubspot.test(text);
  const salesforce = phrases.inSalesforce.test(text) && !phrases.fromSalesforce.test(text);
  return hubspot !== salesforce && (where === 'hubspot') === hubspot;
}

function allocationIn(asked: readonly Asked[], lines: readonly PageLine[]): string | null {
  const field = asked.find(({ control, about }) => control.on === null && about.slice(0, 3).some(isAllocated));
  const typed = field && numberIn(field.control.value);
  if (typed) return typed;
  for (const [n, line] of lines.entries()) {
    if (line.is === 'control' || line.is === 'row' || !isAllocated(line.words)) continue;
    const next = lines[n + 1];
    const own = numberIn(line.words.replace(phrases.allocated, ''));
    const found = own ?? (next && 'words' in next ? numberIn(next.words) : null);
    if (found) return found;
  }
  return null;
}
const isAllocated = (text: string) => phrases.allocated.test(text);

/** A number as people write it; null where there is none, or more than one. */
function numberIn(text: string): string | null {
  const all = text.match(/\d+(?:[.,'’\s]\d{3})*/g) ?? [];
  return all.length === 1 ? (all[0] ?? null) : null;
}

const isNoError = (text: string) => phrases.way.test(text) || phrases.noError.test(text);
const longest = 500;
/** An alert says it; else the lines that speak of an error, without the ways to more of it. */
function errorIn(lines: readonly PageLine[]): string | null {
  const words = (is: 'alert' | 'text') =>
    lines.flatMap((line) => (line.is === is && !isNoError(line.words) ? [line.words] : []));
  const alerts = words('alert');
  const told = alerts.length > 0 ? alerts : words('text').filter((line) => phrases.error.test(line));
  return told.length === 0 ? null : [...new Set(told)].slice(0, 3).join(' ').slice(0, longest);
}
