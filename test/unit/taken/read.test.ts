import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageLine } from '../../../lib/records/page-words';
import { namesIn } from '../../../lib/taken/mapping';
import { isReadable, readPage, type SeenPage } from '../../../lib/taken/read';
import { alert, field, heading, page, path, radio, row, text } from './pages';

const read = (...lines: PageLine[]): SeenPage => {
  const seen = readPage(page(lines));
  if (!seen) throw new Error('No page');
  return seen;
};

describe('which page it is', () => {
  test.each([
    ['app.hubspot.com', path, { kind: 'settings', portalId: '24000001' }],
    ['app-eu1.hubspot.com', '/integrations-settings/7/installed/salesforce', { kind: 'settings', portalId: '7' }],
    [
      'app.hubspot.com',
      '/integrations-settings/7/installed/salesforce/sync-health',
      { kind: 'settings', portalId: '7' },
    ],
    ['app.hubspot.com', '/contacts/7/record/0-1/42', { kind: 'contact', portalId: '7', contactId: '42' }],
    ['app.hubspot.com', '/contacts/7/contact/42/', { kind: 'contact', portalId: '7', contactId: '42' }],
    ['evil.example', path, null],
    ['app.hubspot.com.evil.example', path, null],
    ['www.hubspot.com', path, null],
    ['app.hubspot.com', '/integrations-settings/7/installed/mailchimp/contacts', null],
    ['app.hubspot.com', '/integrations-settings/x/installed/salesforce', null],
    ['app.hubspot.com', '/contacts/7/record/0-2/42', null],
    ['app.hubspot.com', '/', null],
  ])('%s%s', (host, where, expected) => {
    expect(readPage(page([], { host, path: where }))?.page ?? null).toEqual(expected);
  });
});

describe('the inclusion segment', () => {
  const named = { names: ['Customers for Salesforce'], chosen: true };
  test.each<[string, PageLine[], SeenPage['segment']]>([
    ['below its title', [heading('Limiting what syncs'), field('Customers for Salesforce')], named],
    ['by its own label', [heading('Contacts'), field('Customers for Salesforce', 'Inclusion segment')], named],
    ['by the older name', [heading('Contacts'), field('Customers for Salesforce', 'Inclusion list')], named],
    ['in German', [heading('Einschränken, was synchronisiert wird'), field('Customers for Salesforce')], named],
    ['in German, by its label', [field('Customers for Salesforce', 'Einschlussliste')], named],
    ['none', [heading('Limiting what syncs'), field('No inclusion segment')], 'none'],
    ['none, in German', [heading('Einschränken, was synchronisiert wird'), field('Kein Aufnahmesegment')], 'none'],
    ['nothing chosen yet', [heading('Limiting what syncs'), field('Select a segment')], null],
    [
      'nothing chosen yet, in German',
      [heading('Einschränken, was synchronisiert wird'), field('Segment auswählen')],
      null,
    ],
    ['an empty field', [heading('Limiting what syncs'), field('')], null],
    ['of another section', [heading('Owners'), field('Customers for Salesforce')], null],
    [
      'a search in between',
      [heading('Limiting what syncs'), field('Search…'), field('Customers for Salesforce')],
      named,
    ],
    [
      'a field among texts: the field first, a text may be it too',
      [heading('Limiting what syncs'), text('Only these sync.'), field('Customers for Salesforce'), heading('More')],
      { names: ['Customers for Salesforce', 'Only these sync.'], chosen: true },
    ],
    [
      'no field at all: texts below the title, up to the next one',
      [heading('Limiting what syncs'), text('Customers for Salesforce'), text('Edit'), heading('More'), text('Other')],
      { names: ['Customers for Salesforce', 'Edit'], chosen: false },
    ],
    [
      'no segment, as a mere text, is nothing to rely on',
      [heading('Limiting what syncs'), text('None')],
      { names: ['None'], chosen: false },
    ],
    ['a box is none', [heading('Limiting what syncs'), radio('Customers for Salesforce', true)], null],
  ])('%s', (_name, lines, expected) => {
    expect(read(...lines).segment).toEqual(expected);
  });
  test('a field that names it itself goes before another below the title', () => {
    const lines = [heading('Limiting what syncs'), field('Everybody'), field('Mine', 'Inclusion segment')];
    expect(read(...lines).segment).toEqual({ names: ['Mine', 'Everybody'], chosen: true });
  });
});

describe('what is created', () => {
  const intoHubspot = 'What happens in HubSpot when a Salesforce contact or lead is created or updated';
  const intoSalesforce = 'What happens in Salesforce when a HubSpot contact is created or updated';
  const answers = (on: number) => [radio('Create or update the contact', on === 0), radio('Do nothing', on === 1)];
  test.each<[string, PageLine[], boolean | null, boolean | null]>([
    ['radio buttons, yes', [heading(intoHubspot), text('Create or update the contact'), ...answers(0)], true, null],
    ['radio buttons, no', [heading(intoHubspot), text('Create or update the contact'), ...answers(1)], false, null],
    ['radio buttons, nothing chosen', [heading(intoHubspot), ...answers(2)], null, null],
    ['radio buttons, the question as their group', [radio('Do nothing', true, intoHubspot)], false, null],
    ['a list, into Salesforce', [text(intoSalesforce), field('Create or update the lead')], null, true],
    ['a list with its label', [field('Do nothing', intoSalesforce)], null, false],
    ['both', [field('Do nothing', intoHubspot), field('Create or update the contact', intoSalesforce)], false, true],
    [
      'in German',
      [
        heading('Was in HubSpot geschieht, wenn ein Salesforce-Kontakt oder -Lead erstellt oder aktualisiert wird'),
        radio('Kontakt erstellen oder aktualisieren', false),
        radio('Nichts tun', true),
        field(
          'Lead erstellen oder aktualisieren',
          'Was in Salesforce geschieht, wenn ein HubSpot-Kontakt erstellt wird',
        ),
      ],
      false,
      true,
    ],
    [
      'what is deleted is no creation',
      [heading('In HubSpot when a Salesforce lead is deleted'), radio('Create', true)],
      null,
      null,
    ],
    [
      'of companies',
      [heading('What happens in HubSpot when a Salesforce account is created'), ...answers(0)],
      null,
      null,
    ],
    ['where it comes from', [text('When a contact is created in Salesforce, in HubSpot'), ...answers(0)], true, null],
    ['an answer that nobody knows', [text(intoHubspot), field('Ask me')], null, null],
  ])('%s', (_name, lines, fromSalesforce, fromHubspot) => {
    const seen = read(...lines);
    expect([seen.createFromSalesforce, seen.createFromHubspot]).toEqual([fromSalesforce, fromHubspot]);
  });
});

describe('the calls that HubSpot may use', () => {
  test.each<[string, PageLine[], string | null]>([
    ['a field', [field('25,000', 'Allocated to HubSpot')], '25,000'],
    ['a field below its words', [text('Allocated to HubSpot'), field('25000')], '25000'],
    ['in German', [field('25.000', 'Für HubSpot zugewiesen')], '25.000'],
    ['in German, the other way', [field('25.000', 'Zugewiesen zu HubSpot')], '25.000'],
    [
      'as text beside it',
      [text('Limited by Salesforce'), text('100,000'), text('Allocated to HubSpot'), text('25,000')],
      '25,000',
    ],
    ['as text in one line', [text('Allocated to HubSpot: 25,000 calls')], '25,000'],
    ['two numbers are none', [text('Allocated to HubSpot: 5 of 25,000')], null],
    ['no number', [field('', 'Allocated to HubSpot'), text('Save')], null],
    ['another number', [field('100000', 'Limited by Salesforce')], null],
  ])('%s', (_name, lines, expected) => {
    expect(read(...lines).allocation).toBe(expected);
  });
});

describe('the mapping', () => {
  test('a table with its head: label and name, a column for each object', () => {
    const { mapping } = read(
      row('HubSpot property', 'Salesforce lead field', 'Salesforce contact field', 'Sync rule'),
      row('Job title\njobtitle', 'Title', 'Title', 'Two-way'),
      row('City (city)', 'City', 'Mailing City\nMailingCity', 'Always use Salesforce'),
      row('Company', 'Company', '--', 'Don’t sync'),
    );
    expect(mapping).toEqual([
      { property: ['Job title', 'jobtitle'], lead: ['Title'], contact: ['Title'], rule: 'two-way' },
      {
        property: ['City', 'city', 'City (city)'],
        lead: ['City'],
        contact: ['Mailing City', 'MailingCity'],
        rule: 'always-salesforce',
      },
      { property: ['Company'], lead: ['Company'], contact: [], rule: 'none' },
    ]);
  });
  test('one column of fields is for both, also in German and with the columns turned round', () => {
    const { mapping } = read(
      row('Regel', 'Salesforce-Feld', 'HubSpot-Eigenschaft'),
      row('Salesforce bevorzugen, sofern nicht leer', 'Phone', 'Telefonnummer'),
    );
    expect(mapping).toEqual([
      { property: ['Telefonnummer'], lead: ['Phone'], contact: ['Phone'], rule: 'prefer-salesforce' },
    ]);
  });
  test('without a head a row says by its rule what it is', () => {
    expect(read(row('Job title', 'Title', 'Two-way', 'Edit')).mapping).toEqual([
      { property: ['Job title'], lead: ['Title'], contact: ['Title'], rule: 'two-way' },
    ]);
  });
  test('other tables are none', () => {
    expect(read(row('Error', 'Records'), row('Validation', '12'), row('Two-way')).mapping).toEqual([]);
  });
  test.each([
    ['Job title (jobtitle)', ['Job title', 'jobtitle', 'Job title (jobtitle)']],
    ['--', []],
    ['', []],
    ['Title\nTitle', ['Title']],
  ])('names in %j', (cell, expected) => {
    expect(namesIn(cell)).toEqual(expected);
  });
});

describe('the sync card of a contact', () => {
  const card = (...lines: PageLine[]) => readPage(page(lines, { path: '/contacts/7/record/0-1/42' }))?.error;
  test.each<[string, PageLine[], string | null]>([
    [
      'an alert',
      [heading('Salesforce sync'), alert('A validation rule refused it.'), text('View error detail')],
      'A validation rule refused it.',
    ],
    [
      'a line that speaks of an error',
      [heading('Salesforce sync'), text('Last sync 3 Nov'), text('Could not sync: no access')],
      'Could not sync: no access',
    ],
    [
      'in German',
      [text('Synchronisierung fehlgeschlagen: Pflichtfeld fehlt')],
      'Synchronisierung fehlgeschlagen: Pflichtfeld fehlt',
    ],
    ['the way to more is no error', [heading('Salesforce sync'), text('View error detail')], null],
    ['all is well', [heading('Salesforce sync'), text('Synced 5 minutes ago')], null],
    ['no errors', [text('No sync errors'), text('Errors: 0'), text('Synced without errors.')], null],
    ['no errors, in German', [text('Keine Synchronisierungsfehler'), text('0 Fehler')], null],
    ['no access is one', [text('No access: error 403')], 'No access: error 403'],
    ['nothing', [], null],
  ])('%s', (_name, lines, expected) => {
    expect(card(...lines)).toBe(expected);
  });
});

const words = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    'Limiting what syncs',
    'Allocated to HubSpot',
    'What happens in HubSpot when a Salesforce lead is created',
    'Two-way',
    'HubSpot property',
    'Salesforce field',
    'Sync rule',
    '25,000',
    '<img src=x onerror=alert(1)>',
    '((((((((((((((((((((((((((((((',
    'a '.repeat(150),
  ),
);
const line: fc.Arbitrary<PageLine> = fc.oneof(
  fc.record({ is: fc.constantFrom('heading' as const, 'text' as const, 'alert' as const), words }),
  fc.record({
    is: fc.constant('control' as const),
    label: words,
    group: words,
    value: words,
    on: fc.constantFrom(true, false, null),
  }),
  fc.record({ is: fc.constant('row' as const), cells: fc.array(words, { maxLength: 12 }) }),
);

test('whatever a page says, reading it never throws, and gives words of the page only', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.boolean(), (lines, isCard) => {
      const seen = readPage(page(lines, isCard ? { path: '/contacts/7/record/0-1/42' } : {}));
      if (!seen) throw new Error('No page');
      const all = JSON.stringify(lines);
      const inside = (word: string) => expect(all).toContain(JSON.stringify(word).slice(1, -1));
      if (seen.segment && seen.segment !== 'none') seen.segment.names.map(inside);
      if (seen.allocation) inside(seen.allocation);
      expect(seen.error?.length ?? 0).toBeLessThanOrEqual(500);
      expect(typeof isReadable(seen)).toBe('boolean');
    }),
    { numRuns: 500 },
  );
});
