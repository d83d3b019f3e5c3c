import { isHubspotHost } from './hosts';
import type { HubspotRef, PageAddress } from './types';

const objects: Readonly<Record<string, HubspotRef['object']>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
};
const olderForms: Readonly<Record<string, string>> = { contact: '0-1', company: '0-2', deal: '0-3', ticket: '0-5' };

/** HubSpot's half of `parseAddress`. */
export function hubspotPage({ hostname: host }: Pick<URL, 'hostname'>, path: readonly string[]): PageAddress {
  const [app, portalId = '', kind = '', first = '', second = ''] = path;
  if (!isHubspotHost(host) || app !== 'contacts' || !/^\d+$/.test(portalId)) return { kind: 'none' };
  if (kind === 'objects' && first === '0-1') return { kind: 'list', crm: 'hubspot', host };
  const [objectTypeId, id] = kind === 'record' ? [first, second] : [olderForms[kind] ?? '', first];
  if (!/^\d+-\d+$/.test(objectTypeId) || !/^\d+$/.test(id)) return { kind: 'none' };
  const object = objects[objectTypeId] ?? 'other';
  return { kind: 'record', ref: { crm: 'hubspot', host, portalId, object, objectTypeId, id } };
}
