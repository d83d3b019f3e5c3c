import { expect, test } from 'vitest';
import type { QuotaView, ServiceQuota } from '../../../../lib/protocol/quota-pages';
import { createT } from '../../../../lib/ui/i18n';
import { quotaCsv } from '../../../../lib/ui/quota/csv';

const at = (text: string) => Date.parse(text);
const service = (hours: ServiceQuota['hours']): ServiceQuota => ({ day: null, renewsAt: null, failure: null, hours });
const view = {
  hubspot: service([
    {
      hour: at('2026-11-28T09:00:00Z'),
      by: { badge: 3, '=HYPERLINK("x")': 1 },
      day: { used: 1_200, limit: 500_000, at: at('2026-11-28T09:58:00Z') },
    },
  ]),
  salesforce: service([{ hour: at('2026-11-28T08:00:00Z'), by: { 'coverage-scan': 12 } }]),
} as unknown as QuotaView;

test('a line for each hour, service and asker, oldest first, with what was told of the day', () => {
  const [, ...lines] = quotaCsv(view, createT('en')).trim().split('\r\n');
  expect(lines).toEqual([
    '2026-11-28T08:00:00.000Z,Salesforce,Coverage scans,12,,,',
    '2026-11-28T09:00:00.000Z,HubSpot,Badges on record pages,3,1200,500000,2026-11-28T09:58:00.000Z',
    '2026-11-28T09:00:00.000Z,HubSpot,"Other (=HYPERLINK(""x""))",1,1200,500000,2026-11-28T09:58:00.000Z',
  ]);
});

test('without an org the file holds HubSpot alone', () => {
  expect(quotaCsv({ ...view, salesforce: null }, createT('de'))).not.toContain('Salesforce');
});
