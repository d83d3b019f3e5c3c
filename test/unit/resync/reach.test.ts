import { expect, test } from 'vitest';
import { noteDate } from '../../../lib/http/clock';
import { inHubspotTime } from '../../../lib/resync/reach';

const minute = 60_000;
/** Begun at 20:44 of this computer, which was 20:49 of HubSpot's clock. */
const local = Date.UTC(2026, 10, 28, 20, 44);
const job = { createdAt: local, cursor: { createdAt: local + 5 * minute } };

test('a worker that has called nobody yet tells the next look by the clock that the beginning is told by', () => {
  expect(inHubspotTime(local + 2 * minute, job)).toBe(local + 7 * minute);
});

test('once HubSpot has answered, its clock of now counts', () => {
  const now = local + 60 * minute;
  noteDate('api.hubapi.com', new Date(now + 4 * minute).toUTCString(), now);
  expect(inHubspotTime(now, job)).toBe(now + 4 * minute + 500);
});
