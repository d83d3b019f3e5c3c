import type { PropertyVersion } from '../../eligibility/types';
import type { T } from '../translate';

/** Names of HubSpot's for what is one thing to an admin. */
const alike: Readonly<Record<string, string>> = {
  MERGE_CONTACTS: 'MERGE_OBJECTS',
  WORKFLOWS: 'AUTOMATION_PLATFORM',
  MOBILE_ANDROID: 'MOBILE_IOS',
  CONTACTS_WEB: 'CRM_UI',
};

/** What wrote a version of a property, in words: HubSpot's own names (`CRM_UI`) are not for people. */
export function sourceText({ source, sourceLabel }: PropertyVersion, t: T): string {
  const key = `popup.source.${alike[source] ?? source}`;
  const words = t.has(key) ? t(key) : t('popup.source.other');
  // A label may be a name of HubSpot's again, which says nothing more.
  const label = sourceLabel && !/^[A-Z0-9_]+$/.test(sourceLabel) && sourceLabel !== words ? sourceLabel : null;
  return label ? t('popup.source.named', { words, label }) : words;
}
