import { apiHostOf, isHubspotHost } from './hosts';
import { objectOf, to18 } from './ids';
import type { HubspotRef, PageAddress } from './types';

const none: PageAddress = { kind: 'none' };
const hubspotObjects: Readonly<Record<string, HubspotRef['object']>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
};
const olderForms: Readonly<Record<string, string>> = { contact: '0-1', company: '0-2', deal: '0-3', ticket: '0-5' };

/**
 * Which record, if any, the page at this address shows. Never throws: what is not understood is
 * `none`. Only the path counts; other ids in the query (`?ws=`, `ctabs=`) belong to other tabs.
 */
export function parseAddress(address: string): PageAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') return none;
  if (isHubspotHost(url.hostname)) return hubspotPage(url.hostname, segmentsOf(url));
  const apiHost = apiHostOf(url.hostname);
  return apiHost ? salesforcePage(url.hostname, apiHost, segmentsOf(url)) : none;
}

function segmentsOf(url: URL): string[] {
  return url.pathname.split('/').filter((part) => part !== '');
}

function hubspotPage(host: string, path: readonly string[]): PageAddress {
  const [app, portalId = '', kind = '', first = '', second = ''] = path;
  if (app !== 'contacts' || !/^\d+$/.test(portalId)) return none;
  if (kind === 'objects' && first === '0-1') return { kind: 'list', crm: 'hubspot', host };
  const [objectTypeId, id] = kind === 'record' ? [first, second] : [olderForms[kind] ?? '', first];
  if (!/^\d+-\d+$/.test(objectTypeId) || !/^\d+$/.test(id)) return none;
  const object = hubspotObjects[objectTypeId] ?? 'other';
  return { kind: 'record', ref: { crm: 'hubspot', host, portalId, object, objectTypeId, id } };
}

function salesforcePage(host: string, apiHost: string, path: readonly string[]): PageAddress {
  if (path[0] === 'lightning') {
    if (path[1] === 'o') {
      const list = (path[2] === 'Contact' || path[2] === 'Lead') && path[3] === 'list';
      return list ? { kind: 'list', crm: 'salesforce', host } : none;
    }
    if (path[1] !== 'r') return none;
    return salesforceRecord(host, apiHost, path.slice(2));
  }
  // Classic: the id is the whole first part of the path.
  return salesforceRecord(host, apiHost, path.slice(0, 1));
}

function salesforceRecord(host: string, apiHost: string, path: readonly string[]): PageAddress {
  for (const part of path) {
    const id = to18(part);
    const object = id && objectOf(id);
    if (id && object && object !== 'other')
      return { kind: 'record', ref: { crm: 'salesforce', host, apiHost, object, id } };
  }
  return none;
}
