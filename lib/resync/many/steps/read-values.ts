import { type Failure, toFailure } from '../../../http/errors';
import { chunks } from '../../../hubspot/contacts-batch';
import { updateBatch } from '../../../hubspot/contacts-update';
import { objectOf } from '../../../records/ids';
import { pairOf } from '../../pair';
import type { PersonReason } from '../states';
import type { ManyJob } from '../types';
import type { Work } from '../work';

/** Whether the job's value stands in Salesforce, or why that cannot be told. */
export type Value =
  | 'there'
  | 'missing'
  | Extract<PersonReason, 'not-connected' | 'no-answer' | 'not-linked' | 'not-visible' | 'no-field' | 'no-property'>;

/** Reads the field of the trigger property in the linked records, 100 a call. Never throws: what failed is told. */
export async function readValues(job: ManyJob, linked: readonly string[], work: Work) {
  const { leadField, contactField, isMapped } = pairOf(work.reach.environment.settings);
  const fieldOf = (id: string) => (objectOf(id) === 'Lead' ? leadField : contactField);
  const found = new Map<string, Readonly<Record<string, string | null>>>();
  let failure: Failure | null = null;
  let isConnected = true;
  try {
    const fields = { Lead: leadField ? [leadField] : [], Contact: contactField ? [contactField] : [] };
    for (const part of chunks([...new Set(linked)].filter(fieldOf), updateBatch)) {
      const rows = await work.salesforce((salesforce) => salesforce.readMany(part, fields));
      if (!rows) isConnected = false;
      for (const [id, values] of rows ?? []) found.set(id, values);
    }
  } catch (error) {
    failure = toFailure(error, 'salesforce');
  }
  const of = (id: string | null): Value => {
    if (!id || objectOf(id) === 'other') return 'not-linked';
    const field = fieldOf(id);
    if (!field) return isMapped ? 'missing' : 'no-field';
    if (!isConnected) return 'not-connected';
    const values = found.get(id);
    if (!values) return failure ? 'no-answer' : 'not-visible';
    return values[field] === job.id ? 'there' : 'missing';
  };
  return { of, failure };
}
