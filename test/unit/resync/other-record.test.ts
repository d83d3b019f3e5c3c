import { afterEach, expect, test } from 'vitest';
import { type Bench, bench } from './bench';

let b: Bench;
afterEach(() => b.close());
const click = (contactId?: string) => b.ask('resync', { tabId: 7, method: 'trigger-property', contactId });

test('a page that went on under an open popup: nobody else than the one shown is written to', async () => {
  b = await bench();
  const shown = b.contactId;
  const other = b.world.people.get('excluded')?.contactId ?? '';
  await b.show(other);
  expect(await click(shown)).toMatchObject({ refused: { code: 'refuse.other-record' } });
  expect(b.writes()).toEqual([]);
  await b.show(shown);
  expect(await click(shown)).toHaveProperty('jobId');
});
