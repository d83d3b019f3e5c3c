import { type Failure, toFailure } from '../../../http/errors';
import { chunks, contactsByIds } from '../../../hubspot/contacts-batch';
import { type Updated, updateContacts } from '../../../hubspot/contacts-update';
import { contactProperty } from '../../../hubspot/properties';
import { stateAfterWrite } from '../tally';
import type { Batch, ManyJob, Person } from '../types';
import type { Work } from '../work';
import { isFresh } from './check-batch';

/** What became of a batch: itself, and where it was taken apart a second one that has no number yet. */
export interface Sent {
  readonly parts: readonly { readonly number: number | null; readonly value: Batch }[];
  readonly failure?: Failure;
}

/** These say for certain that nobody was written. */
const surelyNot: readonly Failure['kind'][] = [
  'rate-limited',
  'quota-spent',
  'locked',
  'expired',
  'forbidden',
  'not-connected',
  'not-found',
];
/** HubSpot gives 50 contacts a call where histories are asked for. */
const withHistories = 50;

/** Sends a batch that is marked as sent. One in doubt is read back first: only those without the job's value are written. */
export async function sendBatch(job: ManyJob, number: number, batch: Batch, work: Work): Promise<Sent> {
  const { property } = job.cursor;
  let { people } = batch;
  try {
    if (batch.doubt) people = await readBack(job, batch, work);
    const isLeft = people.some(({ state }) => state === 'sent');
    // Whoever was not written before the death is judged anew where that is long ago.
    if (batch.doubt && isLeft && !isFresh(batch))
      return { parts: [{ number, value: { ...batch, doubt: false, people, state: 'todo' } }] };
    const ids = people.filter(({ state }) => state === 'sent').map(({ id }) => id);
    if (ids.length > 0) {
      const updated = await work.hubspot((client) => updateContacts(client, ids, { [property]: job.id }));
      people = people.map((person) => (person.state === 'sent' ? afterWrite(person, updated, batch) : person));
    }
    return { parts: [{ number, value: { ...batch, doubt: false, people, state: stateAfterWrite(people) } }] };
  } catch (error) {
    const failure = toFailure(error, 'hubspot');
    const now = { ...batch, people };
    if (failure.kind === 'invalid' || failure.kind === 'refused-by-rule') {
      const lacking = await propertyFailure(property, work);
      if (lacking) return { parts: [{ number, value: now }], failure: lacking };
      return apart(number, now, failure.words ?? '');
    }
    // Also of a batch that was in doubt before: what the read said stands in its people.
    const doubt = !surelyNot.includes(failure.kind) || (batch.doubt === true && people === batch.people);
    return { parts: [{ number, value: { ...now, doubt } }], failure };
  }
}

/** HubSpot also refuses a batch where the property is gone: no half of it would fare better. */
async function propertyFailure(property: string, work: Work): Promise<Failure | null> {
  try {
    await work.hubspot((client) => contactProperty(client, property));
    return null;
  } catch (error) {
    return toFailure(error, 'hubspot');
  }
}

/** Who has the job's value by now: it is in the history, even where somebody wrote another one since. */
export async function readBack({ id, cursor }: ManyJob, batch: Batch, work: Work): Promise<readonly Person[]> {
  const { property } = cursor;
  const ids = batch.people.filter(({ state }) => state === 'sent').map((person) => person.id);
  const found = await Promise.all(
    chunks(ids, withHistories).map((part) =>
      work.hubspot((client) => contactsByIds(client, part, { properties: [property], history: [property] })),
    ),
  );
  const contacts = new Map(found.flat().map((one) => [one.id, one]));
  return batch.people.map((person) => {
    if (person.state !== 'sent') return person;
    const contact = contacts.get(person.id);
    if (!contact) return { ...person, state: 'skipped', why: 'gone' };
    const version = contact.history[property]?.find(({ value }) => value === id);
    if (!version && contact.properties[property] !== id) return person;
    return { ...person, state: 'written', writtenAt: version?.at ?? batch.intendedAt ?? 0 };
  });
}

function afterWrite(person: Person, { written, refused }: Updated, batch: Batch): Person {
  if (written.has(person.id))
    return { ...person, state: 'written', writtenAt: written.get(person.id) ?? batch.intendedAt ?? 0 };
  const refusal = refused.get(person.id);
  if (!refusal) return { ...person, state: 'failed', why: 'no-answer-for-it' };
  if (refusal.gone) return { ...person, state: 'skipped', why: 'gone' };
  return { ...person, state: 'failed', why: 'refused', words: refusal.words };
}

/** HubSpot refused the batch; nobody says whether it wrote some all the same, so each is read again. Halves find out who is meant. One alone has failed, with HubSpot's words. */
function apart(number: number, batch: Batch, words: string): Sent {
  const open = batch.people.filter(({ state }) => state === 'sent');
  const rest = batch.people.filter(({ state }) => state !== 'sent');
  if (open.length === 1) {
    const people = [...rest, ...open.map((one): Person => ({ ...one, state: 'failed', why: 'refused', words }))];
    return { parts: [{ number, value: { ...batch, doubt: false, people, state: stateAfterWrite(people) } }] };
  }
  const [first = [], second = []] = chunks(open, Math.ceil(open.length / 2));
  return {
    parts: [
      { number, value: { ...batch, doubt: true, people: [...rest, ...first] } },
      { number: null, value: { ...batch, doubt: true, people: second } },
    ],
  };
}
