// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { knownScopes } from '../../../lib/records/scopes';
import { connectedView, emptyView } from '../ui/options/view';
import { openOptions } from './open';

const permissions = { contains: vi.fn(async () => true), request: vi.fn(async () => false) };
const copied: string[] = [];

beforeEach(() => {
  copied.length = 0;
  permissions.contains.mockResolvedValue(true);
  Object.assign(fakeBrowser, { permissions });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
});
afterEach(cleanup);

const portal = (change: object) => {
  const view = connectedView();
  return { ...view, hubspot: view.hubspot && { ...view.hubspot, ...change } };
};
const type = (token: string) => fireEvent.change(screen.getByLabelText('Token'), { target: { value: token } });

test('both kinds of token have their own way, and the scopes are copied by one click', async () => {
  const { main } = await openOptions('#hubspot', emptyView());
  expect(main().getByText(/Development › Keys › Service keys and click/)).toBeTruthy();
  fireEvent.click(main().getByRole('radio', { name: 'Token of a private app' }));
  expect(main().getByText(/Development › Legacy apps/)).toBeTruthy();
  expect(main().getByText(/tab Auth, click Show token/)).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Copy all scopes' }));
  await waitFor(() => expect(copied).toEqual([knownScopes.map(({ name }) => name).join('\n')]));
  for (const { name } of knownScopes) expect(main().getByText(name)).toBeTruthy();
});

test('a token of another portal changes nothing: the page says whose it is, and asks', async () => {
  const failure = { kind: 'conflict', service: 'hubspot', code: 'OTHER_PORTAL', words: '99' };
  const { asked, main } = await openOptions('#hubspot', portal({}), { 'hubspot-connect': { ok: false, failure } });
  fireEvent.click(main().getByRole('button', { name: 'Rotate the token' }));
  type('pat-x');
  fireEvent.click(main().getByRole('button', { name: 'Try it and use it' }));
  expect(await main().findByText(/It belongs to portal 99, not to 77. Nothing was changed/)).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Connect it as another portal' }));
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === 'hubspot-connect').map(({ request }) => request)).toEqual([
      { token: 'pat-x', rotation: { portalId: '77', fewer: false } },
      { token: 'pat-x' },
    ]),
  );
});

test('a token that may do less is used only once a person says so', async () => {
  const failure = { kind: 'conflict', service: 'hubspot', code: 'FEWER_SCOPES', words: 'crm.lists.write' };
  const { asked, main } = await openOptions('#hubspot', portal({}), { 'hubspot-connect': { ok: false, failure } });
  fireEvent.click(main().getByRole('button', { name: 'Rotate the token' }));
  type('pat-y');
  fireEvent.click(main().getByRole('button', { name: 'Try it and use it' }));
  expect(await main().findByText(/It lacks crm.lists.write/)).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Use it all the same' }));
  await waitFor(() =>
    expect(asked.at(-1)?.request).toEqual({ token: 'pat-y', rotation: { portalId: '77', fewer: true } }),
  );
});

test('the age of a token is told as far as it is known, and an old one is advised against', async () => {
  const day = 24 * 60 * 60_000;
  const { main } = await openOptions('#hubspot', portal({ tokenSince: Date.now() - 12 * day }));
  expect(main().getByText('For 12 days')).toBeTruthy();
  expect(main().queryByText(/HubSpot advises/)).toBeNull();
  cleanup();
  const old = await openOptions('#hubspot', portal({ tokenSince: Date.now() - 200 * day }));
  expect(old.main().getByText(/in use here for 200 days. HubSpot advises/)).toBeTruthy();
});

test('a key that was edited in HubSpot is asked anew, and what failed is said', async () => {
  const turns = { hubspot: { at: 1, failure: { kind: 'expired', service: 'hubspot' } } };
  const { main } = await openOptions('#hubspot', portal({}), { 'health-try': { ok: true, value: { turns } } });
  fireEvent.click(main().getByRole('button', { name: 'Check again' }));
  expect(await main().findByText(/HubSpot refuses this token/)).toBeTruthy();
});

test('a permission that the browser withholds is asked for with the reason, and again after a refusal', async () => {
  permissions.contains.mockResolvedValue(false);
  const { main } = await openOptions('#start/hubspot', emptyView());
  expect(await main().findByText(/asks HubSpot at api.hubapi.com alone/)).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Allow' }));
  expect(await main().findByText(/The browser did not grant it/)).toBeTruthy();
  permissions.request.mockResolvedValueOnce(true);
  fireEvent.click(main().getByRole('button', { name: 'Allow' }));
  await waitFor(() => expect(main().queryByRole('button', { name: 'Allow' })).toBeNull());
});
