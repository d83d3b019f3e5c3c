import { countedOrg } from '../../../connections/counted-org';
import { connectedHubspot } from '../../../connections/hubspot';
import { connectedSalesforce } from '../../../connections/salesforce';
import { decide } from '../../../eligibility/decide';
import { linkedRow } from '../../../eligibility/terms';
import type { Facts } from '../../../eligibility/types';
import { factsOfMany } from '../../../facts/many';
import { countedClient } from '../../../hubspot/counted';
import { to18 } from '../../../records/ids';
import type { Environment } from '../../../storage/settings';
import { salesforceTouch } from '../../methods/salesforce-touch';
import type { PersonReason } from '../states';
import type { Batch, ManyCursor, Person } from '../types';
import { hubspotNow, type Work } from '../work';

/** Two reads of contacts and one of memberships; Salesforce's composites are no part of HubSpot's window. */
export const callsToJudge = 3;

/**
 * Judges each open contact of a batch by the facts of its own record page: who cannot sync, has no living record, or
 * shares its address with another record (R10) is left out, with the reason. The rest is about to be touched.
 */
export async function judgeBatch(batch: Batch, cursor: ManyCursor, work: Work): Promise<Batch> {
  const open = batch.people.filter(({ state }) => state === 'todo' || state === 'sent');
  const connected = await connectedHubspot(work.reach.by, work.reach.environment.portalId);
  const { environment } = connected;
  const hubspot = countedClient(connected.client);
  const salesforce = countedOrg(await connectedSalesforce(environment, work.reach.by));
  const facts = await factsOfMany(
    open.map(({ id }) => ({ kind: 'hubspot', id })),
    { connected: { ...connected, client: hubspot.client }, salesforce: salesforce.org },
  );
  work.count(hubspot.calls(), salesforce.calls());
  const judged = new Map(open.map((person, n) => [person, judge(person, facts[n] ?? null, cursor, environment)]));
  const people = batch.people.map((person) => judged.get(person) ?? person);
  const isOpen = people.some(({ state }) => state === 'sent');
  const state = isOpen ? 'sent' : people.some((one) => one.state === 'written') ? 'written' : 'settled';
  return { state, people, checkedAt: Date.now(), intendedAt: hubspotNow() };
}

function judge(person: Person, facts: Facts | null, cursor: ManyCursor, environment: Environment): Person {
  const contact = facts?.contact;
  const name = contact?.name || contact?.email || person.id;
  const skipped = (why: PersonReason): Person => ({ id: person.id, name, state: 'skipped', why });
  if (!facts || !contact || contact.id !== person.id) return skipped('gone');
  const { settings, scopes } = environment;
  const { refusal } = decide(facts, settings);
  const why = refusal && reasons[refusal.code];
  if (why) return skipped(why);
  if (cursor.scope === 'never-synced' && contact.lastSync !== null) return skipped('already-synced');
  const hindrance = salesforceTouch.hindrance({ facts, settings, scopes });
  if (hindrance) return skipped(hindrance.code === 'duplicates' ? 'duplicates' : 'nothing-to-touch');
  const row = linkedRow(facts, contact);
  const record = to18(row?.id);
  if (!record) return skipped('nothing-to-touch');
  const before = row?.fields?.[cursor.property] ?? null;
  return { id: person.id, name, state: 'sent', record, before, ...(person.locks ? { locks: person.locks } : {}) };
}

/** Refusals that concern one contact; the others stand in the way of all, and were asked before. */
const reasons: Readonly<Record<string, PersonReason>> = {
  'refuse.absent': 'gone',
  'refuse.no-email': 'no-email',
  'refuse.not-a-member': 'not-a-member',
  'refuse.settings-doubtful': 'not-a-member',
  'refuse.link-dead': 'nothing-to-touch',
};
