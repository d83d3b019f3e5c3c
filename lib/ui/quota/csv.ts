import type { QuotaView, ServiceQuota } from '../../protocol/quota-pages';
import type { T } from '../i18n';
import { type Cell, csvOf } from '../preview/csv';
import { askerName } from './words';

/** Every hour of 30 days with a call of ours: a line for each service and what asked, with what the service told of its day. */
export function quotaCsv({ hubspot, salesforce }: QuotaView, t: T): string {
  const columns = ['hour', 'service', 'asker', 'calls', 'used', 'limit', 'told'] as const;
  const rows = [...linesOf('hubspot', hubspot, t), ...linesOf('salesforce', salesforce, t)];
  return csvOf(
    columns.map((one) => t(`quota.csv.${one}`)),
    rows.sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  );
}

function linesOf(name: 'hubspot' | 'salesforce', quota: ServiceQuota | null, t: T): Cell[][] {
  return (quota?.hours ?? []).flatMap(({ hour, by, day }) =>
    Object.entries(by).map(([asker, calls]) => [
      new Date(hour).toISOString(),
      t(`quota.${name}`),
      askerName(asker, t),
      calls,
      day?.used ?? null,
      day?.limit ?? null,
      day ? new Date(day.at).toISOString() : null,
    ]),
  );
}
