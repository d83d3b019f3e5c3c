import { describe, expect, test } from 'vitest';
import { createT } from '../../../lib/ui/i18n';
import { sourceText } from '../../../lib/ui/text/source';

const version = (source: string, sourceLabel?: string) => ({ value: 'x', at: 0, source, sourceLabel });
/** Names that HubSpot's histories hold. */
const known = [
  'CRM_UI',
  'CONTACTS',
  'CONTACTS_WEB',
  'API',
  'FORM',
  'IMPORT',
  'INTEGRATION',
  'SALESFORCE',
  'MERGE_OBJECTS',
  'MERGE_CONTACTS',
  'CALCULATED',
  'ANALYTICS',
  'AUTOMATION_PLATFORM',
  'WORKFLOWS',
  'BATCH_UPDATE',
  'MOBILE_ANDROID',
];

describe.each(['en', 'de'] as const)('the source of a change (%s)', (locale) => {
  const t = createT(locale);

  test.each(known)('%s has words of its own', (source) => {
    const words = sourceText(version(source), t);
    expect(words).not.toMatch(/_|popup\.|^[A-Z]+$/);
    expect(words).not.toBe(t('popup.source.other'));
  });

  test('a name that nobody knows is no word for people, its label may be', () => {
    expect(sourceText(version('WAL_INCREMENTAL'), t)).toBe(t('popup.source.other'));
    expect(sourceText(version('WAL_INCREMENTAL', 'WAL_INCREMENTAL'), t)).toBe(t('popup.source.other'));
    expect(sourceText(version('INTEGRATION', 'Form filler'), t)).toBe(`${t('popup.source.INTEGRATION')} (Form filler)`);
  });

  test('a label that says the same is not said twice', () => {
    expect(sourceText(version('SALESFORCE', 'Salesforce'), t)).toBe('Salesforce');
  });
});
