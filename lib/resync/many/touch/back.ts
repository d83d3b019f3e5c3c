import { ApiError } from '../../../http/errors';
import { chunks } from '../../../hubspot/contacts-batch';
import type { Batch, ManyJob, Person } from '../types';
import type { Work } from '../work';

/** So many records are read a call. */
const readAtOnce = 100;

/** Whose record has the job's value by now: Salesforce keeps no time of a single field, so the intention's is taken. */
export async function touchedBack({ id, cursor }: ManyJob, batch: Batch, work: Work): Promise<readonly Person[]> {
  const { property } = cursor;
  const open = batch.people.filter(({ state }) => state === 'sent');
  const records = [...new Set(open.flatMap(({ record }) => record ?? []))];
  const found = new Map<string, Readonly<Record<string, string | null>>>();
  for (const part of chunks(records, readAtOnce)) {
    const fields = { Lead: [property], Contact: [property] };
    const rows = await work.salesforce((salesforce) => salesforce.readMany(part, fields));
    if (!rows) throw new ApiError('not-connected', 'salesforce');
    for (const [record, values] of rows) found.set(record, values);
  }
  return batch.people.map((person) =>
    person.state === 'sent' && person.record && found.get(person.record)?.[property] === id
      ? { ...person, state: 'written', writtenAt: batch.intendedAt ?? 0 }
      : person,
  );
}
