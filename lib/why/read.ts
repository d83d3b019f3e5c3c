import type { Connected } from '../connections/hubspot';
import { counterpartOf } from '../eligibility/overwrite';
import type { ContactFacts, Facts } from '../eligibility/types';
import { forgetSegments, segmentCriteria } from '../facts/segment';
import { ApiError } from '../http/errors';
import { account } from '../hubspot/account';
import { companiesScope } from '../hubspot/companies';
import { contactProperties, type Property } from '../hubspot/properties';
import { hubspotCompanyLink, hubspotContactLink, salesforceRecordLink, segmentLink } from '../records/links';
import { smallestChange } from '../segments/change/smallest';
import { compile, evaluate } from '../segments/compile';
import { type Node, parseDefinition } from '../segments/definition';
import type { Names } from '../segments/explain';
import { forecaster } from '../segments/forecast';
import { type Needs, needsOf } from '../segments/needs';
import { nestedOf } from '../segments/nested';
import { dayOf } from '../segments/time/zone';
import { traceOf } from '../segments/trace';
import type { ContactData, Moment, Properties } from '../segments/types';
import { kept } from '../storage/kept';
import { readContact } from './contact';
import { differenceOf, recentOf } from './difference';
import { listsOf } from './lists';
import { treeOf } from './tree';
import type { WhyLinks, WhyView } from './view';

/** What belongs to the portal is asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** What a person asked for beyond the criteria: it costs calls. */
export interface Asked {
  readonly nested?: boolean;
  readonly companies?: boolean;
}

/** Reads the chosen segment's criteria against the contact of the facts. Throws `ApiError`. */
export async function readWhy(facts: Facts, connected: Connected, asked: Asked = {}): Promise<WhyView> {
  const { client, environment } = connected;
  const { portalId, settings, scopes, uiDomain } = environment;
  const { contact } = facts;
  if (settings.segment.mode !== 'segment') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT' });
  if (!contact) throw new ApiError('not-found', 'hubspot');
  const [criteria, zone, known] = await Promise.all([
    criteriaFor(connected, settings.segment.id, contact),
    environment.timeZone ?? kept(`zone/${portalId}`, keepMs, async () => (await account(client)).timeZone),
    propertiesOf(connected),
  ]);
  const segment = criteria.facts;
  const definition = parseDefinition(criteria.filterBranch);
  const lists = await listsOf(client, portalId, definition, asked.nested === true);
  const inner = asked.nested ? Object.values(lists).flatMap((list) => (list.definition ? [list.definition] : [])) : [];
  const needs = needsOf(definition, ...inner);
  const may = scopes.includes(companiesScope);
  const { data, companies } = await readContact(client, contact, needs, asked.companies === true && may);

  const properties: Properties = Object.fromEntries((known ?? []).map((one) => [one.name, one]));
  const moment: Moment = { now: facts.asOf, zone, properties };
  const bound = compile(definition, moment);
  const told = evaluate(bound, data);
  const member = contact.membership !== null;
  const ownNames = Object.fromEntries(needs.lists.map((id) => [id, lists[id]?.name ?? id]));
  const names: Names = {
    properties: named(properties, needs),
    lists: { ...ownNames, [segment.id]: segment.name },
  };
  const recent = recentOf(needs, data, names, facts.asOf);
  const nested = asked.nested ? nestedOf(definition, lists, data, moment, [segment.id]) : [];
  const rules = Object.fromEntries(settings.mapping.map((row) => [row.property, row.rule]));
  const linked = contact.leadId !== null || contact.contactId !== null;
  return {
    segment: segment.name,
    member,
    told,
    differs: differenceOf(told, member, { segment, contact, recent }),
    recent,
    tree: treeOf(traceOf(bound, data), nested, names, moment),
    change: member ? null : smallestChange(bound, data, { moment, rules, linked }),
    forecast: forecastOf(definition, data, moment),
    names,
    hasLabels: known !== null,
    more: {
      nested: needs.lists.length === 0 ? 'none' : asked.nested ? 'read' : 'offered',
      companies: !needs.companies ? 'none' : companies ? 'read' : may ? 'offered' : 'no-scope',
    },
    companies: (companies ?? []).map(({ id, properties: { name } }) => ({
      id,
      name: name || id,
      url: hubspotCompanyLink(portalId, id, uiDomain),
    })),
    links: linksOf(facts, contact, connected, needs.lists),
    asOf: facts.asOf,
  };
}

/** From the segment's ten minutes; read anew where the membership was evaluated by a later definition. */
async function criteriaFor({ client, environment }: Connected, id: string, { membership }: ContactFacts) {
  const { portalId } = environment;
  const criteria = await segmentCriteria(client, portalId, id);
  if ((membership?.listVersion ?? 0) <= (criteria.facts.listVersion ?? Number.POSITIVE_INFINITY)) return criteria;
  await forgetSegments();
  return segmentCriteria(client, portalId, id);
}

/** Labels, types and options; null where the key may not see them: then names stand for labels. */
async function propertiesOf({ client, environment }: Connected): Promise<Property[] | null> {
  try {
    return await kept(`properties/${environment.portalId}`, keepMs, () => contactProperties(client));
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'forbidden') return null;
    throw error;
  }
}

function forecastOf(definition: Node, data: ContactData, moment: Moment): WhyView['forecast'] {
  const { turns } = forecaster(definition, moment)(data);
  if (!turns || turns.answer === 'unknown') return null;
  const { answer, days, by } = turns;
  return { answer, days, day: dayOf(turns.at, moment.zone), by };
}

function linksOf(facts: Facts, contact: ContactFacts, { environment }: Connected, lists: readonly string[]): WhyLinks {
  const { portalId, uiDomain, salesforce } = environment;
  const { row } = counterpartOf(facts, contact);
  const apiHost = facts.page.crm === 'salesforce' ? facts.page.apiHost : salesforce?.host;
  return {
    hubspot: hubspotContactLink(portalId, contact.id, uiDomain),
    salesforce: row && apiHost ? salesforceRecordLink(apiHost, row.object, row.id) : null,
    segments: Object.fromEntries(lists.map((id) => [id, segmentLink(portalId, id, uiDomain)])),
  };
}

/** A company's property goes by the name of the contact's, where there is one of that name. */
const named = (properties: Properties, needs: Needs): Properties =>
  Object.fromEntries(
    [...needs.properties, ...(needs.companies?.properties ?? [])].flatMap((name) => {
      const found = properties[name];
      return found ? [[name, { label: found.label, type: found.type, options: found.options }]] : [];
    }),
  );
