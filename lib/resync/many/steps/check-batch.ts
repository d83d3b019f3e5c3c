import { contactsByIds } from '../../../hubspot/contacts-batch';
import { membershipsOfMany } from '../../../hubspot/members';
import type { Batch, ManyCursor, Person } from '../types';
import { hubspotNow, type Work } from '../work';

const synced = 'salesforcelastsynctime';

/** A check is good for this long; after a longer pause the contacts are judged anew before anything is sent. */
export const checkedForMs = 5 * 60_000;
export const isFresh = ({ checkedAt = 0 }: Batch, forMs = checkedForMs): boolean => Date.now() - checkedAt < forMs;

/** Judges each contact of a batch as it is now; who cannot sync is left out, with the reason. The rest is about to be sent. */
export async function checkBatch(batch: Batch, { segment, scope, property }: ManyCursor, work: Work): Promise<Batch> {
  const open = batch.people.filter(({ state }) => state === 'todo' || state === 'sent');
  const ids = open.map(({ id }) => id);
  const properties = ['email', 'firstname', 'lastname', synced, property];
  const [found, memberships] = await Promise.all([
    work.hubspot((client) => contactsByIds(client, ids, { properties })),
    segment ? work.hubspot((client) => membershipsOfMany(client, ids)) : null,
  ]);
  const contacts = new Map(found.map((one) => [one.id, one.properties]));
  const people = batch.people.map((person): Person => {
    if (!open.includes(person)) return person;
    const values = contacts.get(person.id);
    const name = [values?.firstname, values?.lastname].filter(Boolean).join(' ') || values?.email || person.id;
    const skipped = (why: Person['why']): Person => ({ id: person.id, name, state: 'skipped', why });
    if (!values) return skipped('gone');
    if (!values.email) return skipped('no-email');
    if (segment && !memberships?.get(person.id)?.has(segment.id)) return skipped('not-a-member');
    if (scope === 'never-synced' && values[synced]) return skipped('already-synced');
    return { id: person.id, name, state: 'sent', before: values[property] ?? null };
  });
  const isOpen = people.some(({ state }) => state === 'sent');
  const state = isOpen ? 'sent' : people.some((one) => one.state === 'written') ? 'written' : 'settled';
  return { state, people, checkedAt: Date.now(), intendedAt: hubspotNow() };
}
