// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DashboardContext } from '../../../components/dashboard/context';
import { Health } from '../../../components/dashboard/health/Health';
import type { HealthView } from '../../../lib/protocol/health-pages';
import type { Ask } from '../../../lib/ui/ask';
import { createDashboardStore } from '../../../lib/ui/dashboard/store';
import { createT } from '../../../lib/ui/i18n';
import '../patient';

let origins: string[] = [];
let changed = () => {};
const event = { addListener: (one: () => void) => (changed = one), removeListener: () => {} };
beforeEach(() => {
  const permissions = {
    contains: async () => true,
    getAll: async () => ({ origins }),
    onAdded: event,
    onRemoved: event,
  };
  Object.assign(fakeBrowser, { permissions });
});
afterEach(cleanup);

const at = Date.UTC(2026, 10, 3, 9);
const settings = {
  revision: 1,
  hubspot: { portalId: '4711', uiDomain: 'app.hubspot.com', scopes: [] },
  salesforce: null,
  environments: [],
  settings: { theme: 'system' },
};

async function openHealth(ask: Ask) {
  const store = createDashboardStore(ask);
  await store.load();
  const t = createT('en', 'UTC');
  render(
    <DashboardContext value={{ store, t, ask }}>
      <Health />
    </DashboardContext>,
  );
}

test('each line says how it was, tries it by its button, and says what to do where it fails', async () => {
  const asked: string[] = [];
  const view: HealthView = {
    at,
    tokenSince: at,
    alarms: [{ name: 'upkeep', next: at }],
    turns: {},
    failures: [],
    others: [],
  };
  const failure = { kind: 'expired', service: 'hubspot' } as const;
  const ask: Ask = async (name, request) => {
    asked.push(`${name} ${JSON.stringify(request)}`);
    const value = { 'settings-get': settings, 'health-get': view }[name as string];
    return { ok: true, value: (value ?? { ...view, turns: { hubspot: { at, failure } } }) as never };
  };
  await openHealth(ask);
  await screen.findByText(/token entered 3 Nov 2026/);
  expect(screen.getAllByText('Not connected. Connect it in the options.')).toHaveLength(1);
  expect(screen.getByText(/Next 3 Nov 2026/)).toBeTruthy();
  await screen.findByText(/keeps SyncLens from app\.hubspot\.com/);
  origins = ['https://*.hubspot.com/*'];
  changed();
  await waitFor(() => expect(screen.queryByText(/keeps SyncLens from/)).toBeNull());
  expect(asked.filter((one) => one.startsWith('health-try'))).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Try: HubSpot' }));
  await screen.findByText('HubSpot no longer accepts the token. Enter a valid one in the options.');
  await waitFor(() => expect(screen.getByText('Fails')).toBeTruthy());
  expect(asked).toContain('health-try {"what":"hubspot"}');
});

test('another environment is told by its worst, tried by its button alone, and shown by a click', async () => {
  const asked: string[] = [];
  const failure = { kind: 'expired', service: 'hubspot' } as const;
  const other = { portalId: '99', tokenSince: at, salesforce: { way: 'browser', state: 'ok' }, turns: {} } as const;
  const view = { at, tokenSince: at, alarms: [], turns: {}, failures: [], others: [other] };
  const environments = [
    { portalId: '4711', standing: 'production', host: null },
    { portalId: '99', standing: 'sandbox', host: 'acme--uat.sandbox.my.salesforce.com' },
  ];
  const ask: Ask = async (name, request) => {
    asked.push(`${name} ${JSON.stringify(request)}`);
    const after = { ...view, others: [{ ...other, turns: { hubspot: { at, failure } } }] };
    const value = { 'settings-get': { ...settings, environments }, 'health-get': view, 'health-try': after };
    return { ok: true, value: (value as Record<string, unknown>)[name] as never };
  };
  await openHealth(ask);
  await screen.findByText('99 · Sandbox');
  fireEvent.click(screen.getByRole('button', { name: 'Try: Portal 99' }));
  await screen.findByText(/HubSpot: HubSpot no longer accepts the token/);
  await waitFor(() =>
    expect(asked.filter((one) => one.startsWith('health-try'))).toEqual([
      'health-try {"what":"hubspot","portalId":"99"}',
      'health-try {"what":"salesforce","portalId":"99"}',
    ]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Show portal 99' }));
  await waitFor(() => expect(asked).toContain('environment-choose {"portalId":"99"}'));
});
