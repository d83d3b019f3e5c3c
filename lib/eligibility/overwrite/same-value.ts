/** How the two CRMs write one value differently: `same-value` knows these kinds of HubSpot properties. */
export interface ValueKind {
  /** HubSpot's type: string, number, bool, date, datetime, enumeration. Absent: told from the values. */
  readonly type?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Addresses are equal without regard to case. */
  readonly isEmail?: boolean;
}

/** A value without what only its writing adds: spaces at its ends, Windows' line ends. Null and blank are one. */
export const plain = (value: string | null | undefined): string => (value ?? '').replace(/\r\n?/g, '\n').trim();

/**
 * Whether both CRMs hold the same, though each writes booleans, numbers, dates and picklists in its own way.
 * Where the type is not known, only what cannot mean two things is taken for equal: `007` is not `7`.
 */
export function isSameValue(
  hubspot: string | null | undefined,
  salesforce: string | null | undefined,
  kind: ValueKind = {},
): boolean {
  const [a, b] = [plain(hubspot), plain(salesforce)];
  if (a === b) return true;
  if (a === '' || b === '') return false;
  if (kind.isEmail) return a.toLowerCase() === b.toLowerCase();
  const by = kind.type === undefined ? untyped : typed[kind.type];
  return by?.(a, b, kind) ?? false;
}

type Same = (a: string, b: string, kind: ValueKind) => boolean;

const sameBool: Same = (a, b) => /^(true|false)$/i.test(a) && a.toLowerCase() === b.toLowerCase();

const isNumber = (text: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
const sameNumber: Same = (a, b) => isNumber(a) && isNumber(b) && Number(a) === Number(b);
/** Without a type a leading zero may belong to a text such as a postcode. */
const sameUntypedNumber: Same = (a, b) => !/^-?0\d/.test(a) && !/^-?0\d/.test(b) && sameNumber(a, b, {});

/** A day, as `2026-11-03` or as the midnight (UTC) of that day. */
function dayOf(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const at = instantOf(text);
  return at !== null && at % 86_400_000 === 0 ? new Date(at).toISOString().slice(0, 10) : null;
}
const sameDay: Same = (a, b) => dayOf(a) !== null && dayOf(a) === dayOf(b);

/** ISO, with Salesforce's `+0000` too, or epoch milliseconds. */
function instantOf(text: string): number | null {
  if (/^-?\d{11,14}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}
/** Salesforce keeps whole seconds. */
const secondOf = (text: string) => {
  const at = instantOf(text);
  return at === null ? null : Math.floor(at / 1000);
};
const sameInstant: Same = (a, b) => (secondOf(a) !== null && secondOf(a) === secondOf(b)) || sameDay(a, b, {});

const choices = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ].sort();
/** The same choices in any order; Salesforce may hold an option's label where HubSpot holds its value. */
const sameChoices: Same = (a, b, { options = [] }) => {
  const byLabel = new Map(options.map(({ label, value }) => [label.trim(), value]));
  const values = new Set(options.map(({ value }) => value));
  const asValues = (text: string) =>
    [...new Set(choices(text).map((one) => (values.has(one) ? one : (byLabel.get(one) ?? one))))].sort().join(';');
  return asValues(a) === asValues(b) || sameBool(a, b, {});
};
const sameUntypedChoices: Same = (a, b) => a.includes(';') && b.includes(';') && sameChoices(a, b, {});

const typed: Readonly<Record<string, Same>> = {
  bool: sameBool,
  number: sameNumber,
  date: sameDay,
  datetime: sameInstant,
  enumeration: sameChoices,
};
const untyped: Same = (a, b, kind) =>
  [sameBool, sameUntypedNumber, sameInstant, sameUntypedChoices].some((same) => same(a, b, kind));
