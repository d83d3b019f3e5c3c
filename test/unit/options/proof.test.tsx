// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { JobView, SettingsView } from '../../../lib/protocol/pages';
import { connectedView } from '../ui/options/view';
import { openOptions } from './open';

afterEach(cleanup);

const job: JobView = {
  id: 'sl-1',
  kind: 'resync',
  state: 'waiting',
  outcome: null,
  method: 'trigger-property',
  contactId: '5',
  name: 'Ada Lovelace',
  createdAt: 1,
  writtenAt: 2,
  nextLookAt: 90_000,
  looks: 1,
  finishedAt: null,
  took: null,
  writes: [{ where: 'hubspot', record: '5', property: 'synclens_resync', from: null, to: 'sl-1' }],
  failure: null,
  stopped: false,
  unread: null,
  refusal: null,
  steps: [],
};

function view(change: Partial<SettingsView['settings']> = {}): SettingsView {
  const now = connectedView();
  return { ...now, settings: { ...now.settings, triggerProperty: 'synclens_resync', ...change } };
}

test('a proof that began before the page was opened is followed to its end, with the time of it', async () => {
  const replies: Record<string, unknown> = { 'proof-last': job };
  const { main, proofs } = await openOptions('#resync', view(), replies);
  await proofs.trigger.recall();
  await main().findByText(/Waiting for HubSpot to sync/);
  replies.job = { ...job, state: 'done', outcome: 'not-verified', finishedAt: Date.UTC(2026, 10, 3, 9, 5) };
  await proofs.trigger.refresh();
  await main().findByText(/No sync came within 60 minutes/);
  expect(main().getByText(/As of .*3 Nov/)).toBeTruthy();
});

test('a proof that no longer holds is not shown as one', async () => {
  const good = { ...job, state: 'done', outcome: 'verified', finishedAt: 3 };
  const { main, proofs, store } = await openOptions('#resync', view({ triggerProven: true }), { 'proof-last': good });
  await proofs.trigger.recall();
  await main().findByText(/Proven: synced/);
  store.setState(({ view: now }) => ({ view: now && { ...now, settings: { ...now.settings, triggerProven: false } } }));
  await waitFor(() => expect(main().queryByText(/Proven: synced/)).toBeNull());
});
