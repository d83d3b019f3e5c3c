import { describe, expect, test } from 'vitest';
import type { SettingsView } from '../../../lib/protocol/pages';
import type { PageLine, PageWords } from '../../../lib/records/page-words';
import { type Ask, answerOf } from '../../../lib/ui/ask';
import { createT } from '../../../lib/ui/i18n';
import { patchOf } from '../../../lib/ui/taken/offers';
import { createTakenStore, type TakenState } from '../../../lib/ui/taken/store';
import { wordsIn } from '../../../lib/ui/taken/words';
import { offerValue } from '../../../lib/ui/text/taken';
import { field, heading, page, radio, row, text } from '../taken/pages';
import { connectedView } from './options/view';

const path = '/integrations-settings/77/installed/salesforce/contacts';
const segments = { segments: [{ id: '5', name: 'Customers', disabled: null }], total: 1, hasMore: false };
const properties = [
  { name: 'jobtitle', label: 'Job title' },
  { name: 'city', label: 'City' },
];
const fields = [
  { object: 'Lead', name: 'Title', label: 'Title' },
  { object: 'Contact', name: 'Title', label: 'Title' },
  { object: 'Lead', name: 'City', label: 'City' },
];
const settings = [
  heading('Limiting what syncs'),
  field('Customers'),
  heading('What happens in HubSpot when a Salesforce lead is created or updated'),
  radio('Do nothing', true),
  text('Allocated to HubSpot'),
  field('25,000'),
  row('HubSpot property', 'Salesforce field', 'Sync rule'),
  row('Job title', 'Title', 'Two-way'),
  row('City', 'City', 'Always use Salesforce'),
  row('Shoe size', 'Shoe__c', 'Two-way'),
];

/** The popup's store over a background that answers as these replies say, and a tab whose page holds these lines. */
function taken(
  lines: readonly PageLine[] | null,
  replies: Record<string, unknown> = {},
  where: Partial<PageWords> = {},
) {
  const asked: [string, Record<string, unknown>][] = [];
  const usual = { 'settings-get': connectedView(), 'segments-search': { ok: true, value: segments } };
  const lists = {
    'properties-list': { ok: true, value: properties },
    'salesforce-fields': { ok: true, value: fields },
  };
  const all: Record<string, unknown> = { ...usual, ...lists, 'settings-set': connectedView(), ...replies };
  const ask = (async (name: string, request: Record<string, unknown>) => {
    asked.push([name, request]);
    return answerOf(all[name]);
  }) as unknown as Ask;
  const askTab = async () => (lines ? page(lines, { path, ...where }) : null);
  const store = createTakenStore(ask, askTab, 3, () => 1000);
  return { store, asked, replies: all, state: () => store.getState() };
}
type Offered = Extract<TakenState, { is: 'offered' }>;
const offered = async (one: ReturnType<typeof taken>): Promise<Offered> => {
  await one.store.look();
  const state = one.state();
  if (state.is !== 'offered') throw new Error(JSON.stringify(state));
  return state;
};
const refusal = { ok: false, failure: { kind: 'forbidden', service: 'hubspot' } };
const withSettings = (more: Partial<SettingsView['settings']>, rest: Partial<SettingsView> = {}) => {
  const view = connectedView(rest);
  return { ...view, settings: { ...view.settings, ...more } };
};

describe('what stands on the page is offered beside what SyncLens has', () => {
  test('each value with its old and its new one, and what the accounts do not know is named and left', async () => {
    const { offers, ticked } = await offered(taken(settings));
    expect(offers.differing.map(({ key, now, next }) => [key, now, next])).toEqual([
      ['segment', null, 'Customers'],
      ['createFromSalesforce', null, false],
      ['salesforceAllocation', null, 25_000],
      ['mapping/jobtitle', null, { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' }],
      ['mapping/city', null, { property: 'city', leadField: 'City', contactField: null, rule: 'always-salesforce' }],
    ]);
    expect(offers.unknown).toEqual([{ name: 'mapping', words: 'Shoe size' }]);
    expect(ticked).toHaveLength(5);
  });

  test('what is the same already is a number', async () => {
    const view = withSettings({
      segment: { mode: 'segment', id: '5' },
      createFromSalesforce: false,
      mapping: [{ property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' }],
    });
    const { offers } = await offered(taken(settings, { 'settings-get': view }));
    expect(offers.same).toBe(3);
    expect(offers.differing.map(({ key }) => key)).toEqual(['salesforceAllocation', 'mapping/city']);
  });

  test('a segment that is not there, or not active, is no offer', async () => {
    const gone = { segments: [{ id: '5', name: 'Customers', disabled: 'not-active' }], total: 1, hasMore: false };
    for (const value of [gone, { segments: [], total: 0, hasMore: false }]) {
      const { offers } = await offered(
        taken([heading('Limiting what syncs'), field('Customers')], { 'segments-search': { ok: true, value } }),
      );
      expect(offers).toEqual({ differing: [], same: 0, unknown: [{ name: 'segment', words: 'Customers' }] });
    }
  });

  test('a segment that stands there as a mere text is offered, and ticked by a person only', async () => {
    const lines = [heading('Limiting what syncs'), text('Only members of this segment sync.'), text('Customers')];
    const { offers, ticked } = await offered(taken(lines, { 'segments-search': { ok: true, value: segments } }));
    expect(offers.differing.map(({ key, next }) => [key, next])).toEqual([['segment', 'Customers']]);
    expect(ticked).toEqual([]);
    const one = taken(lines, { 'segments-search': { ok: true, value: { segments: [], total: 0, hasMore: false } } });
    await one.store.look();
    expect(one.state()).toEqual({ is: 'unreadable' });
  });

  test('what the organisation has fixed is shown and never saved', async () => {
    const managed = { locked: ['segment'], salesforceHosts: [], featuresOff: [], unreadable: [] };
    const one = taken(settings.slice(0, 4), { 'settings-get': connectedView({ managed }) });
    const { offers, ticked } = await offered(one);
    expect(offers.differing.map(({ key, locked }) => [key, locked])).toEqual([
      ['segment', true],
      ['createFromSalesforce', false],
    ]);
    expect(ticked).toEqual(['createFromSalesforce']);
    one.store.tick('segment');
    await one.store.take();
    expect(one.asked.find(([name]) => name === 'settings-set')?.[1].patch).toEqual({ createFromSalesforce: false });
  });

  test('without the org the mapping is not offered, and why is said; all else is', async () => {
    const { offers, fieldsTrouble } = await offered(taken(settings, { 'salesforce-fields': refusal }));
    expect(fieldsTrouble).toMatchObject({ kind: 'forbidden' });
    expect([offers.differing.length, offers.unknown]).toEqual([3, []]);
  });

  test('accounts are asked for no more than stands there', async () => {
    const one = taken([text('Allocated to HubSpot'), field('25,000')]);
    await offered(one);
    expect(one.asked.map(([name]) => name)).toEqual(['settings-get']);
  });
});

describe('taking over', () => {
  test('saves what is ticked, with when and where it was seen, and keeps the rows that the page does not show', async () => {
    const own = { property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' } as const;
    const one = taken(settings, { 'settings-get': withSettings({ mapping: [own] }) });
    await offered(one);
    one.store.tick('mapping/city');
    await one.store.take();
    expect(one.asked.at(-1)).toEqual([
      'settings-set',
      {
        patch: {
          segment: { mode: 'segment', id: '5' },
          createFromSalesforce: false,
          salesforceAllocation: 25_000,
          mapping: [own, { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' }],
        },
        portalId: '77',
        seen: { at: 1000, path },
      },
    ]);
    expect(one.state()).toMatchObject({ taken: 4, saving: false });
  });
  test('a mapping that was changed meanwhile is what the rows go into', async () => {
    const one = taken(settings);
    await offered(one);
    const added = { property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' } as const;
    one.replies['settings-get'] = withSettings({ mapping: [added] });
    await one.store.take();
    expect(one.asked.at(-1)?.[1].patch).toMatchObject({
      mapping: [added, { property: 'jobtitle' }, { property: 'city' }],
    });
  });
  test('where the options show another portal by now nothing is saved, and that is said', async () => {
    const one = taken(settings);
    await offered(one);
    const { hubspot } = connectedView();
    one.replies['settings-get'] = connectedView({ hubspot: hubspot && { ...hubspot, portalId: '88' } });
    await one.store.take();
    expect(one.state()).toMatchObject({ is: 'elsewhere', portalId: '77' });
    expect(one.asked.some(([name]) => name === 'settings-set')).toBe(false);
  });
  test('that is refused says so, and can be tried again', async () => {
    const one = taken(settings, { 'settings-set': { error: 'full' } });
    await offered(one);
    await one.store.take();
    expect(one.state()).toMatchObject({ taken: null, trouble: { kind: 'refused-by-background' } });
  });
  test('with nothing ticked asks for nothing', async () => {
    const one = taken(settings.slice(0, 2));
    await offered(one);
    one.store.tick('segment');
    await one.store.take();
    expect(one.asked.some(([name]) => name === 'settings-set')).toBe(false);
    one.store.tick('segment');
    expect((one.state() as Offered).ticked).toEqual(['segment']);
  });
  test('a row of the page takes the place of the one of its property', () => {
    const before = { property: 'city', leadField: null, contactField: 'X', rule: 'none' } as const;
    const next = { ...before, rule: 'two-way' } as const;
    const offer = {
      key: 'mapping/city',
      name: 'mapping',
      of: 'City',
      now: before,
      next,
      patch: {},
      locked: false,
    } as const;
    expect(patchOf([offer], [before])).toEqual({ mapping: [next] });
  });
});

describe('pages of which nothing can be taken', () => {
  test.each<[string, readonly PageLine[] | null, Partial<PageWords>, Record<string, unknown>, Partial<TakenState>]>([
    ['nobody answers', null, {}, {}, { is: 'nothing' }],
    ['another page', settings, { path: '/home' }, {}, { is: 'nothing' }],
    ['HubSpot has changed the page', [heading('Blend'), text('All new')], {}, {}, { is: 'unreadable' }],
    [
      'another portal',
      settings,
      { path: path.replace('77', '88') },
      {},
      { is: 'elsewhere', portalId: '88', connected: false },
    ],
    ['HubSpot refuses', settings, {}, { 'segments-search': refusal }, { is: 'failed' }],
    ['the background is silent', settings, {}, { 'settings-get': undefined }, { is: 'failed' }],
    [
      'a contact without an error',
      [heading('Salesforce sync')],
      { path: '/contacts/77/record/0-1/4' },
      {},
      { is: 'nothing' },
    ],
  ])('%s', async (_name, lines, where, replies, expected) => {
    const one = taken(lines, replies, where);
    await one.store.look();
    expect(one.state()).toMatchObject(expected);
    await one.store.take();
    expect(one.asked.some(([name]) => name === 'settings-set')).toBe(false);
  });

  test('of a connected portal the options can go over to it, and the page is read then', async () => {
    const other = { portalId: '88', accountType: 'SANDBOX', host: null, standing: 'sandbox', mixed: null };
    const first = connectedView({
      environments: [...connectedView().environments, other] as SettingsView['environments'],
    });
    const replies = { 'settings-get': first, 'environment-choose': { ok: true, value: first } };
    const one = taken(settings, replies, { path: path.replace('77', '88') });
    await one.store.look();
    expect(one.state()).toMatchObject({ is: 'elsewhere', connected: true });
    await one.store.goOver();
    expect(one.asked.map(([name]) => name)).toEqual(['settings-get', 'environment-choose', 'settings-get']);
  });
});

describe('the sync card of a contact', () => {
  const card = [heading('Salesforce sync'), { is: 'alert', words: 'A rule refused it.' } as const];
  const where = { path: '/contacts/77/record/0-1/42' };
  test('its error is shown, and kept by a click', async () => {
    const one = taken(card, { 'sync-card-keep': { ok: true, value: null } }, where);
    await one.store.look();
    expect(one.state()).toMatchObject({
      is: 'card',
      contactId: '42',
      words: 'A rule refused it.',
      seenAt: 1000,
      kept: false,
    });
    await one.store.keepCard();
    expect(one.state()).toMatchObject({ kept: true });
    expect(one.asked).toEqual([['sync-card-keep', { tabId: 3, contactId: '42', words: 'A rule refused it.' }]]);
  });
  test('that cannot be kept says so', async () => {
    const one = taken(card, { 'sync-card-keep': refusal }, where);
    await one.store.look();
    await one.store.keepCard();
    expect(one.state()).toMatchObject({ kept: false, trouble: { kind: 'forbidden' } });
  });
});

test('an answer of another shape, or a larger one than a page has, is none', () => {
  const fits = { host: 'a', path: '/', lines: [{ is: 'text', words: 'x' }] };
  expect(wordsIn(fits)).toEqual(fits);
  for (const bad of [
    null,
    'x',
    {},
    { ...fits, lines: [{ is: 'script', words: 'x' }] },
    { ...fits, lines: [{ is: 'text', words: 'x'.repeat(301) }] },
    { ...fits, lines: Array(701).fill(fits.lines[0]) },
    { ...fits, lines: [{ is: 'row', cells: Array(13).fill('x') }] },
  ])
    expect(wordsIn(bad)).toBeNull();
});

test.each(['en', 'de'] as const)('values have words in %s', (locale) => {
  const t = createT(locale, 'UTC');
  const mapped = { property: 'city', leadField: 'City', contactField: 'MailingCity', rule: 'two-way' } as const;
  const all = [
    offerValue('segment', null, t),
    offerValue('segment', false, t),
    offerValue('createFromHubspot', true, t),
    offerValue('salesforceAllocation', 25_000, t),
    offerValue('mapping', mapped, t),
  ];
  expect(all.filter((one) => /popup\.|options\.|\{/.test(one))).toEqual([]);
  expect(all[4]).toContain('Lead.City, Contact.MailingCity');
  expect(offerValue('segment', '<b>Customers</b>', t)).toBe('<b>Customers</b>');
});
