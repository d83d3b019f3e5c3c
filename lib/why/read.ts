import type { Connected } from '../connections/hubspot';
import type { Facts } from '../eligibility/types';
import { ApiError } from '../http/errors';
import { portalZone } from '../hubspot/account';
import type { HubspotClient } from '../hubspot/client';
import { contactById } from '../hubspot/contacts';
import { contactProperties } from '../hubspot/properties';
import { membershipsOf, segmentById, segmentDefinition } from '../hubspot/segments';
import { smallestChange } from '../segments/change/smallest';
import { compile, evaluate } from '../segments/compile';
import { parseDefinition } from '../segments/definition';
import { explain, type Names } from '../segments/explain';
import { type Needs, needsOf } from '../segments/needs';
import { traceOf } from '../segments/trace';
import type { Answer, ContactData, Properties } from '../segments/types';
import { kept } from '../storage/kept';
import type { Difference, WhyView } from './view';

/** What belongs to the portal is asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** Reads the chosen segment's criteria against the contact of the facts. Throws `ApiError`. */
export async function readWhy(facts: Facts, { client, environment }: Connected): Promise<WhyView> {
  const { portalId, settings } = environment;
  const { contact } = facts;
  if (settings.segment.mode !== 'segment') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT' });
  if (!contact) throw new ApiError('not-found', 'hubspot');
  const { id } = settings.segment;
  const [{ segment, filterBranch }, zone, known] = await Promise.all([
    kept(`definition/${portalId}/${id}`, keepMs, () => segmentDefinition(client, id)),
    kept(`zone/${portalId}`, keepMs, () => portalZone(client)),
    kept(`properties/${portalId}`, keepMs, () => contactProperties(client)),
  ]);
  const definition = parseDefinition(filterBranch);
  const needs = needsOf(definition);
  const [data, lists] = await Promise.all([
    contactData(client, facts, contact.id, needs),
    listNames(client, portalId, needs.lists),
  ]);
  const properties: Properties = Object.fromEntries(known.map((one) => [one.name, one]));
  const moment = { now: facts.asOf, zone, properties };
  const bound = compile(definition, moment);
  const told = evaluate(bound, data);
  const member = contact.membership !== null;
  const names: Names = { properties: named(properties, needs), lists };
  const rules = Object.fromEntries(settings.mapping.map((row) => [row.property, row.rule]));
  const linked = contact.leadId !== null || contact.contactId !== null;
  return {
    segment: segment.name,
    member,
    told,
    differs: differenceOf(told, member, facts),
    tree: explain(traceOf(bound, data), names),
    change: member ? null : smallestChange(bound, data, { moment, rules, linked }),
    names,
    asOf: facts.asOf,
  };
}

function differenceOf(told: Answer, member: boolean, { segment, contact }: Facts): Difference | null {
  if (told === 'unknown' || (told === 'yes') === member) return null;
  if (segment?.processingStatus && segment.processingStatus !== 'COMPLETE') return 'processing';
  const judgedBy = contact?.membership?.listVersion;
  return judgedBy !== undefined && judgedBy < (segment?.listVersion ?? 0) ? 'old-definition' : 'late';
}

/** The facts hold many properties already: what they lack is one call, and memberships another. */
async function contactData(client: HubspotClient, facts: Facts, id: string, needs: Needs): Promise<ContactData> {
  const held = facts.contact;
  const isHeld =
    needs.properties.every((name) => held?.properties[name] !== undefined) &&
    needs.histories.every((name) => held?.history[name] !== undefined);
  const [read, memberships] = await Promise.all([
    isHeld || needs.properties.length === 0
      ? null
      : contactById(client, id, { properties: needs.properties, history: needs.histories }),
    needs.memberships ? membershipsOf(client, id) : null,
  ]);
  // A property that was asked for and did not come back has no value.
  const empty = Object.fromEntries(needs.properties.map((name) => [name, null]));
  const noVersions = Object.fromEntries(needs.histories.map((name) => [name, []]));
  return {
    properties: { ...empty, ...held?.properties, ...read?.properties },
    history: { ...noVersions, ...held?.history, ...read?.history },
    ...(memberships ? { memberships: new Set(memberships.keys()) } : {}),
  };
}

/** Names of the segments that are referred to; one that cannot be read keeps its id. */
async function listNames(
  client: HubspotClient,
  portalId: string,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const entries = await Promise.all(
    ids.map(async (id) => {
      const name = await kept(
        `segment-name/${portalId}/${id}`,
        keepMs,
        async () => (await segmentById(client, id)).name,
      ).catch(() => id);
      return [id, name] as const;
    }),
  );
  return Object.fromEntries(entries);
}

const named = (properties: Properties, needs: Needs): Properties =>
  Object.fromEntries(
    needs.properties.flatMap((name) => {
      const found = properties[name];
      return found ? [[name, { label: found.label, type: found.type, options: found.options }]] : [];
    }),
  );
