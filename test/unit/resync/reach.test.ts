import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteDate } from '../../../lib/http/clock';
import { inHubspotTime } from '../../../lib/resync/reach';

const minute = 60_000;
/** Begun at 20:44 of this computer, which was 20:49 of HubSpot's clock. */
const local = Date.UTC(2026, 10, 28, 20, 44);
const job = { createdAt: local, cursor: { createdAt: local + 5 * minute } };

test('the next look is told by the clock that the beginning is told by', () => {
  expect(inHubspotTime(local + 2 * minute, job)).toBe(local + 7 * minute);
});

test('nothing that HubSpot says of its clock since lets a job go on before it began', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90, max: 90 }), fc.nat(90), (skew, later) => {
      noteDate('api.hubapi.com', new Date(local + skew * minute).toUTCString(), local);
      expect(inHubspotTime(local + later * minute, job)).toBeGreaterThanOrEqual(job.cursor.createdAt);
    }),
  );
});
