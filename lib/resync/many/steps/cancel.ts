import { type Failure, toFailure } from '../../../http/errors';
import { ledger } from '../../../storage/ledger';
import { line } from '../../end';
import { methodOf } from '../method';
import { tally } from '../tally';
import { touchedBack } from '../touch/back';
import { takeBack } from '../touch/load';
import type { Batch, ManyJob, ManyResult, Person } from '../types';
import { hubspotNow, workOf } from '../work';
import { readBack } from './send-batch';

/**
 * The end of a bulk resync that somebody stopped, told as it is: who was not written, who was written and is looked
 * for no more; and where a write was under way, what a read of it says.
 */
export async function cancelStep(job: ManyJob): Promise<ManyResult> {
  const parts: { number: number; value: Batch }[] = [];
  const before: Batch[] = [];
  let failure: Failure | null = null;
  let { calls } = job.cursor;
  const isTouch = methodOf(job.cursor) === 'salesforce-touch';
  const back = isTouch ? touchedBack : readBack;
  if (isTouch)
    await takeBack(job).catch((error: unknown) => {
      failure = toFailure(error, 'salesforce');
    });
  for (const { number, value } of await ledger.parts<Batch>(job.id)) {
    if (value.state === 'settled') continue;
    let { people } = value;
    if (value.state === 'sent')
      try {
        const work = await workOf({ ...job, cursor: { ...job.cursor, calls } });
        people = await back(job, value, work);
        calls = work.calls();
      } catch (error) {
        // Whether these were written is not known: the reason stands beside it.
        failure = toFailure(error, 'hubspot');
      }
    const known = people !== value.people || value.state === 'todo';
    parts.push({ number, value: { ...value, state: 'settled', people: people.map((one) => ended(one, known)) } });
    before.push(value);
  }
  const after = parts.map(({ value }) => value);
  const finishedAt = hubspotNow();
  const cursor = {
    ...job.cursor,
    ...tally(job.cursor, before, after),
    calls,
    state: 'done',
    outcome: 'cancelled',
    finishedAt,
    wait: null,
    failure,
  } as const;
  return { cursor, steps: [line('cancelled')], parts, next: 'done' };
}

function ended(person: Person, known: boolean): Person {
  if (person.state === 'written' || person.state === 'synced')
    return { ...person, state: 'not-verified', why: 'stopped-looking' };
  if (person.state === 'sent' && !known) return { ...person, state: 'not-verified', why: 'no-answer-for-it' };
  return person.state === 'todo' || person.state === 'sent' ? { ...person, state: 'cancelled' } : person;
}
