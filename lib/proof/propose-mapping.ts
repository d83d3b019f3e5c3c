import type { SyncRule } from '../eligibility/types';
import type { MappingProposal, RuleEvidence } from '../protocol/pages';

/** A property of one contact: what HubSpot has, and whether Salesforce wrote it. */
export interface Seen {
  readonly value: string | null;
  /** Salesforce wrote a version of it, at any time. */
  readonly inbound: boolean;
  /** Salesforce wrote the version of now. */
  readonly fromSalesforce: boolean;
}
/** A contact with histories, and its record in Salesforce where that was read. */
export interface Pair {
  readonly properties: Readonly<Record<string, Seen>>;
  readonly record: {
    readonly object: 'Lead' | 'Contact';
    readonly fields: Readonly<Record<string, string | null>>;
  } | null;
}
interface Match {
  readonly field: string;
  readonly equal: number;
  readonly compared: number;
  /** Equal though HubSpot wrote it: it went out. */
  readonly outbound: number;
  /** HubSpot wrote it, and Salesforce has something else. */
  readonly kept: number;
  readonly distinct: number;
}

/** Names that HubSpot's default mapping pairs though they are spelled apart. */
const known: Readonly<Record<string, readonly string[]>> = {
  jobtitle: ['Title'],
  mobilephone: ['MobilePhone'],
  city: ['City', 'MailingCity'],
  country: ['Country', 'MailingCountry'],
  numemployees: ['NumberOfEmployees'],
  zip: ['PostalCode', 'MailingPostalCode'],
  address: ['Street', 'MailingStreet'],
  state: ['State', 'MailingState'],
};
const fewest = 3;

/**
 * The mapping that the evidence speaks for: a property with a version from Salesforce is mapped inbound; the
 * field is the one that holds the same values. Equal values that HubSpot wrote speak for two-way.
 * Each row is a proposal: no API tells the mapping (R14), the admin confirms it.
 */
export function proposeMapping(pairs: readonly Pair[]): MappingProposal['rows'] {
  const names = [...new Set(pairs.flatMap((pair) => Object.keys(pair.properties)))];
  return names
    .flatMap((property) => rowOf(property, pairs) ?? [])
    .sort((a, b) => b.evidence.inbound - a.evidence.inbound || a.property.localeCompare(b.property));
}

function rowOf(property: string, pairs: readonly Pair[]): MappingProposal['rows'][number] | null {
  const inbound = pairs.filter((pair) => pair.properties[property]?.inbound).length;
  const lead = bestField(property, 'Lead', pairs, inbound > 0);
  const contact = bestField(property, 'Contact', pairs, inbound > 0);
  if (inbound === 0 && !lead && !contact) return null;
  const matches = [lead, contact].filter((match) => match !== null);
  const sum = (of: 'equal' | 'outbound' | 'kept') => matches.reduce((all, match) => all + match[of], 0);
  const [equal, outbound, kept] = [sum('equal'), sum('outbound'), sum('kept')];
  const { rule, because } = ruleOf(inbound, outbound, kept);
  return {
    property,
    leadField: lead?.field ?? null,
    contactField: contact?.field ?? null,
    rule,
    evidence: { inbound, equal, looked: pairs.length, outbound, kept, because },
  };
}

/** The rule, and what it rests on. Evidence seldom tells all rules apart: what would look the same is said beside it. */
function ruleOf(inbound: number, outbound: number, kept: number): { rule: SyncRule; because: RuleEvidence } {
  // Salesforce kept another value against HubSpot's: HubSpot may not overwrite it.
  if (outbound > 0 && kept > outbound) return { rule: 'prefer-salesforce', because: 'kept' };
  if (outbound > 0) return { rule: 'two-way', because: inbound > 0 ? 'both' : 'outbound' };
  return { rule: 'always-salesforce', because: 'inbound' };
}

function bestField(
  property: string,
  object: 'Lead' | 'Contact',
  pairs: readonly Pair[],
  inbound: boolean,
): Match | null {
  const own = pairs.filter((pair) => pair.record?.object === object && pair.properties[property]?.value);
  const fields = [...new Set(own.flatMap((pair) => Object.keys(pair.record?.fields ?? {})))];
  const matches = fields
    .map((field) => matchOf(property, field, own))
    .filter((match) => isMatch(match, inbound || isNamed(property, match.field)));
  return (
    matches.sort(
      (a, b) =>
        Number(isNamed(property, b.field)) - Number(isNamed(property, a.field)) ||
        b.equal - a.equal ||
        a.field.localeCompare(b.field),
    )[0] ?? null
  );
}

/** Without a version from Salesforce more is asked for: a constant equals a constant by chance. */
function isMatch({ equal, compared, distinct }: Match, expected: boolean): boolean {
  if (expected) return equal >= 1 && equal >= 0.6 * compared;
  return equal >= fewest && distinct >= fewest && equal >= 0.9 * compared;
}

function matchOf(property: string, field: string, pairs: readonly Pair[]): Match {
  const values = pairs.flatMap((pair) => {
    const here = pair.properties[property];
    const there = pair.record?.fields[field];
    return here?.value && there ? [{ here, same: plain(here.value) === plain(there) }] : [];
  });
  const equal = values.filter((one) => one.same);
  return {
    field,
    equal: equal.length,
    compared: values.length,
    outbound: equal.filter((one) => !one.here.fromSalesforce).length,
    kept: values.filter((one) => !one.same && !one.here.fromSalesforce).length,
    distinct: new Set(equal.map((one) => plain(one.here.value ?? ''))).size,
  };
}

function isNamed(property: string, field: string): boolean {
  const bare = field.replace(/__c$/, '').replaceAll('_', '').toLowerCase();
  const own = property.replaceAll('_', '').toLowerCase();
  return bare === own || bare.endsWith(own) || (known[property] ?? []).includes(field);
}

/** Numbers, times and truth values are written differently on both sides. */
function plain(value: string): string {
  const text = value.trim().toLowerCase();
  if (/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text));
  if (/^\d{4}-\d\d-\d\dt/.test(text)) return String(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')));
  return text;
}
