import { expect, test } from 'vitest';
import { type Pair, proposeMapping, type Seen } from '../../../lib/proof/propose-mapping';

const fromSalesforce = (value: string): Seen => ({ value, inbound: true, fromSalesforce: true });
const fromHubspot = (value: string, inbound = false): Seen => ({ value, inbound, fromSalesforce: false });
const lead = (properties: Pair['properties'], fields: Record<string, string | null>): Pair => ({
  properties,
  record: { object: 'Lead', fields },
});
const many = (n: number, make: (i: number) => Pair) => Array.from({ length: n }, (_, i) => make(i));
const row = (pairs: Pair[], property: string) => proposeMapping(pairs).find((one) => one.property === property);

test.each([
  [
    'always Salesforce where only Salesforce ever wrote',
    many(4, (i) => lead({ city: fromSalesforce(`C${i}`) }, { City: `C${i}` })),
    'city',
    'City',
    'always-salesforce',
    4,
    4,
  ],
  [
    'two-way where values that HubSpot wrote went out',
    many(4, (i) => lead({ jobtitle: fromHubspot(`T${i}`, i === 0) }, { Title: `T${i}` })),
    'jobtitle',
    'Title',
    'two-way',
    1,
    4,
  ],
  [
    'prefer Salesforce where it kept its own value',
    [
      ...many(3, (i) => lead({ phone: fromSalesforce(`${i}`) }, { Phone: `${i}` })),
      lead({ phone: fromHubspot('7') }, { Phone: '7' }),
      ...many(2, (i) => lead({ phone: fromHubspot(`9${i}`) }, { Phone: `8${i}` })),
    ],
    'phone',
    'Phone',
    'prefer-salesforce',
    3,
    4,
  ],
  [
    'a custom field by its values and its name',
    many(3, (i) => lead({ tier: fromSalesforce(`G${i}`) }, { HS_Tier__c: `G${i}`, Copy__c: `G${i}` })),
    'tier',
    'HS_Tier__c',
    'always-salesforce',
    3,
    3,
  ],
  [
    'outbound only, by equal values',
    many(5, (i) => lead({ score: fromHubspot(`${i}`) }, { Rating__c: `${i}.0` })),
    'score',
    'Rating__c',
    'two-way',
    0,
    5,
  ],
] as const)('%s', (_what, pairs, property, leadField, rule, inbound, equal) => {
  const found = row([...pairs], property);
  expect(found).toMatchObject({
    leadField,
    contactField: null,
    rule,
    evidence: expect.objectContaining({ inbound, equal, looked: pairs.length }),
  });
});

test('without Salesforce the inbound properties stand alone, with no fields', () => {
  const pairs: Pair[] = many(3, () => ({
    properties: { city: fromSalesforce('Lyon'), company: fromHubspot('X') },
    record: null,
  }));
  expect(proposeMapping(pairs)).toMatchObject([{ property: 'city', leadField: null, contactField: null }]);
});

test('a constant equals a constant by chance: that is no evidence', () => {
  expect(
    row(
      many(9, () => lead({ region: fromHubspot('EU') }, { Area__c: 'EU' })),
      'region',
    ),
  ).toBeUndefined();
});

test('a field with other values is not the mapped one, whatever its name', () => {
  const pairs = many(5, (i) => lead({ city: fromSalesforce(`C${i}`) }, { City: 'Elsewhere', Town__c: `C${i}` }));
  expect(row(pairs, 'city')?.leadField).toBe('Town__c');
});

test('lead and contact fields are found apart', () => {
  const pairs: Pair[] = [
    ...many(3, (i) => lead({ city: fromSalesforce(`C${i}`) }, { City: `C${i}` })),
    ...many(3, (i) => ({
      properties: { city: fromSalesforce(`D${i}`) },
      record: { object: 'Contact' as const, fields: { MailingCity: `D${i}` } },
    })),
  ];
  expect(row(pairs, 'city')).toMatchObject({ leadField: 'City', contactField: 'MailingCity' });
});

test.each([
  ['inbound', [lead({ city: fromSalesforce('A') }, { City: 'A' }), lead({ city: fromSalesforce('B') }, { City: 'B' })]],
  ['both', [lead({ city: fromSalesforce('A') }, { City: 'A' }), lead({ city: fromHubspot('B') }, { City: 'B' })]],
  ['outbound', many(4, (i) => lead({ city: fromHubspot(`C${i}`) }, { City: `C${i}` }))],
  [
    'kept',
    [
      ...many(4, (i) => lead({ city: fromSalesforce(`C${i}`) }, { City: `C${i}` })),
      lead({ city: fromHubspot('X') }, { City: 'X' }),
      ...many(2, (i) => lead({ city: fromHubspot(`A${i}`) }, { City: `B${i}` })),
    ],
  ],
] as const)('the rule says what it rests on: %s', (because, pairs) =>
  expect(row([...pairs], 'city')?.evidence.because).toBe(because),
);
