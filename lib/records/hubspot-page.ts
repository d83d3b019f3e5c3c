import { isHubspotHost } from './hosts';
import type { HubspotRef, PageAddress } from './types';

const objects: Readonly<Record<string, HubspotRef['object']>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
};
const olderForms: Readonly<Record<string, string>> = { contact: '0-1', company: '0-2', deal: '0-3', ticket: '0-5' };

const digits = /^\d+$/;

/** HubSpot's half of `parseAddress`. */
export function hubspotPage({ hostname: host }: Pick<URL, 'hostname'>, path: readonly string[]): PageAddress {
  const portalId = path[1] ?? '';
  const kind = path[2] ?? '';
  const first = path[3] ?? '';
  if (!isHubspotHost(host) || path[0] !== 'contacts' || !digits.test(portalId)) return { kind: 'none' };
  if (kind === 'objects' && first === '0-1') return { kind: 'list', crm: 'hubspot', host };
  const objectTypeId = kind === 'record' ? first : (olderForms[kind] ?? '');
  const id = kind === 'record' ? (path[4] ?? '') : first;
  if (!/^\d+-\d+$/.test(objectTypeId) || !digits.test(id)) return { kind: 'none' };
  const object = objects[objectTypeId] ?? 'other';
  return { kind: 'record', ref: { crm: 'hubspot', host, portalId, object, objectTypeId, id } };
}
