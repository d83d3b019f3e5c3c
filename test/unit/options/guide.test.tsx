// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { SettingsView } from '../../../lib/protocol/pages';
import { connectedView, emptyView } from '../ui/options/view';
import { openOptions as open } from './open';

beforeEach(() => {
  Object.assign(fakeBrowser, { identity: { getRedirectURL: () => 'https://a.chromiumapp.org/salesforce' } });
});
afterEach(cleanup);

const settings = (change: Partial<SettingsView['settings']>) => ({ ...emptyView().settings, ...change });
const chosen = { mode: 'segment', id: '9' } as const;
const segment = {
  id: '9',
  name: 'Customers',
  size: 0,
  processingType: 'DYNAMIC',
  processingStatus: 'COMPLETE',
  objectTypeId: '0-1',
  disabled: null,
};
const managed = { locked: [], salesforceHosts: [], featuresOff: [], unreadable: [] };

const example = (from: string) => ({ 'example-contact': { ok: true, value: { id: '5', name: 'Ada Lovelace', from } } });

test.each<[string, SettingsView['settings'], string, RegExp]>([
  ['is a member', settings({ segment: chosen }), 'segment', /A member of Customers/],
  ['is nobody of an empty segment', settings({ segment: chosen }), 'newest', /Customers has no members yet/],
  ['synced last', settings({ segment: { mode: 'none' } }), 'newest', /The contact that synced last/],
  ['is anybody', settings({ segment: { mode: 'none' } }), 'any', /Nobody has synced yet/],
  ['cannot be judged yet', settings({}), 'newest', /No segment is chosen yet/],
])('the contact at the end %s, and the page says so', async (_what, own, from, words) => {
  const { main } = await open('#start/record', connectedView({ settings: own, segment }), example(from));
  const link = await main().findByRole('link', { name: /Open Ada Lovelace in HubSpot/ });
  expect(link.getAttribute('href')).toBe('https://app-eu1.hubspot.com/contacts/77/record/0-1/5');
  expect(main().getByText(words)).toBeTruthy();
});

test('a portal without contacts, and one that does not answer, are told as such', async () => {
  const { main } = await open('#start/record', connectedView());
  expect(await main().findByText(/There is no contact in this portal yet/)).toBeTruthy();
  cleanup();
  const failure = { kind: 'network', service: 'hubspot' };
  const second = await open('#start/record', connectedView(), { 'example-contact': { ok: false, failure } });
  expect(await second.main().findByText(/HubSpot could not be reached/)).toBeTruthy();
  expect(second.main().queryByText(/There is no contact/)).toBeNull();
  fireEvent.click(second.main().getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(second.asked.filter(({ name }) => name === 'example-contact')).toHaveLength(2));
});

test('before HubSpot is connected the end asks for nothing, and names all that is open', async () => {
  const { asked, main } = await open('#start/record', emptyView());
  expect(
    main()
      .getAllByRole('listitem')
      .slice(0, 4)
      .map((one) => one.textContent),
  ).toEqual(['Connect HubSpot', 'Connect Salesforce', 'Choose the inclusion segment', 'Choose how to resync']);
  expect(asked.map(({ name }) => name)).not.toContain('example-contact');
});

test('who goes without Salesforce is told what that leaves out, and it is kept as said', async () => {
  const { asked, main } = await open('#start/salesforce', connectedView());
  expect(main().getByText(/Not seen: deleted, merged and duplicate records/)).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Go on without Salesforce' }));
  await main().findByRole('heading', { name: 'Choose the inclusion segment' });
  expect(asked.map(({ request }) => request)).toContainEqual({ patch: { settled: ['salesforce'] }, portalId: '77' });
  const path = within(screen.getByRole('navigation', { name: 'Set-up' }));
  expect(path.getByRole('link', { name: /Salesforce/ }).textContent).toContain('Left out');
  // It can be come back to.
  location.hash = path.getByRole('link', { name: /Salesforce/ }).getAttribute('href') ?? '';
  expect(await main().findByText(/You go on without Salesforce/)).toBeTruthy();
  expect(main().getByRole('button', { name: 'Allow and connect' })).toBeTruthy();
});

test('a step that must wait leads to the one that it waits for, and offers nothing else', async () => {
  const { main } = await open('#start/segment', emptyView());
  expect(main().getByRole('link', { name: 'Go to the HubSpot step' }).getAttribute('href')).toBe('#start/hubspot');
  expect(main().queryByRole('button')).toBeNull();
});

test('what the organisation has fixed is done by IT, and one allowed org is filled in', async () => {
  const policy = { ...managed, locked: ['segment', 'resyncMethod'], salesforceHosts: ['acme.my.salesforce.com'] };
  const own = settings({ segment: chosen });
  const { main } = await open('#start/segment', connectedView({ managed: policy, settings: own, segment }));
  expect(main().getAllByText('Set by IT')).toHaveLength(1);
  expect(main().getByText('Your organisation has set this')).toBeTruthy();
  expect(main().queryByRole('button', { name: 'Choose another' })).toBeNull();
  const path = within(screen.getByRole('navigation', { name: 'Set-up' }));
  expect(path.getByRole('link', { name: /Resync/ }).textContent).toContain('Set by IT');
  location.hash = '#start/salesforce';
  const [host] = await main().findAllByLabelText<HTMLInputElement>('Address of your org');
  expect(host?.value).toBe('acme.my.salesforce.com');
});

test('the guide goes on where it was left, and remembers where it is', async () => {
  const view = connectedView({ settings: settings({ setupAt: 'segment' }) });
  const { asked, main } = await open('#start', view);
  await main().findByRole('heading', { name: 'Choose the inclusion segment' });
  location.hash = '#start/resync';
  await main().findByRole('heading', { name: 'Choose how to resync' });
  await waitFor(() =>
    expect(asked.flatMap(({ name, request }) => (name === 'settings-set' ? [request] : []))).toEqual([
      { patch: { setupAt: 'resync' } },
    ]),
  );
});
