import { afterEach, describe, expect, test } from 'vitest';
import { type Bench, bench, minute } from './bench';

let b: Bench;
afterEach(() => b.close());

describe('a resync by the trigger property', () => {
  test('without Salesforce it ends as synced after the click, with the time that it took', async () => {
    b = await bench();
    const id = await b.start('trigger-property');
    const sent = await b.job(id);
    expect(sent).toMatchObject({ state: 'sent', outcome: null, took: null });
    const done = await b.finish(id);
    expect(done.outcome).toBe('synced-after-click');
    expect(done.took).toBeGreaterThan(minute);
    expect(done.took).toBeLessThan(5 * minute);
    expect(b.writes()).toEqual([expect.stringContaining(id)]);
    expect(done.steps.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['asked', 'checked', 'writing', 'sent', 'not-yet', 'synced']),
    );
  });
});
