import { afterEach, describe, expect, test } from 'vitest';
import { runner } from '../../../lib/protocol/jobs';
import { createT } from '../../../lib/ui/i18n';
import { outcomeText } from '../../../lib/ui/text/resync';
import { integrationOf } from '../../sandbox/engine/integration';
import { type Bench, bench, minute } from './bench';

let b: Bench;
afterEach(() => b.close());
const t = createT('en', 'UTC');

async function cancelled(jobId: string) {
  const job = await b.ask('job-cancel', { jobId });
  if (!job) throw new Error('No such job');
  // The alarm for what is left is set after the answer.
  await runner.drain();
  return { job, text: outcomeText(job, t)?.text };
}

/** The write's answer is a status that passes, so that the job waits with its intention committed. */
const refuseWrites = (times: number) =>
  b.world.faults.push({ service: 'hubspot', route: 'PATCH', times, kind: 'status', status: 503 });

describe('a resync that is cancelled', () => {
  test('before the write: nothing is written, then or later', async () => {
    b = await bench();
    refuseWrites(1);
    const id = await b.start('trigger-property');
    expect(await b.job(id)).toMatchObject({ state: 'writing' });
    const { job, text } = await cancelled(id);
    expect(job).toMatchObject({ state: 'done', outcome: 'cancelled', writtenAt: null, failure: null });
    expect(text).toBe('Nothing was written.');
    await b.pass(120 * minute);
    expect(b.writes()).toEqual([]);
  });

  test('while it waits: says that the value is written, and nobody looks any more', async () => {
    b = await bench();
    const id = await b.start('trigger-property');
    const { job, text } = await cancelled(id);
    expect(job).toMatchObject({ state: 'done', outcome: 'cancelled', writtenAt: expect.any(Number) });
    expect(text).toContain('The value was written before you stopped');
    b.world.calls.length = 0;
    await b.pass(120 * minute);
    expect(b.world.calls).toEqual([]);
  });

  test("while it waits for HubSpot's own button: the click there is no business of ours", async () => {
    b = await bench();
    const id = await b.start('hubspot-button');
    integrationOf(b.world)?.resync(b.contactId);
    expect((await cancelled(id)).text).toContain('SyncLens wrote nothing');
    expect(b.writes()).toEqual([]);
  });

  test.each([
    ['arrived though its answer was lost', 0, 'The value was written before you stopped'],
    ['cannot be read either', 3, 'whether it arrived could not be read'],
  ])('with a write under way that %s', async (_, failures, words) => {
    b = await bench();
    b.world.faults.push({ service: 'hubspot', route: 'PATCH', times: 1, kind: 'truncate' });
    const id = await b.start('trigger-property');
    expect(await b.job(id)).toMatchObject({ state: 'writing', failure: { kind: 'network' } });
    if (failures > 0)
      b.world.faults.push({ service: 'hubspot', route: '', times: failures, kind: 'status', status: 503 });
    const { job, text } = await cancelled(id);
    expect(job.outcome).toBe('cancelled');
    expect(text).toContain(words);
    expect(b.writes().length).toBe(1);
  });

  test('after it has ended stays as it ended', async () => {
    b = await bench();
    const id = await b.start('trigger-property');
    await b.finish(id);
    expect((await cancelled(id)).job.outcome).toBe('verified');
  });

  test('leaves the way free for the next one', async () => {
    b = await bench();
    const first = await b.start('trigger-property');
    await cancelled(first);
    const second = await b.start('trigger-property');
    expect(second).not.toBe(first);
    expect((await b.finish(second)).outcome).toBe('verified');
  });
});
