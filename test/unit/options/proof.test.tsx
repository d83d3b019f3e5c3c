// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
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

const ended = { state: 'done', outcome: 'cancelled', nextLookAt: null, finishedAt: 3 } as const;
const stops: readonly [string, Partial<JobView>, RegExp, Partial<JobView>, RegExp][] = [
  ['after the write', {}, /What was written stays/, ended, /The value was written before you stopped.*no longer looks/],
  [
    'before it',
    { state: 'queued', writtenAt: null },
    /Nothing is written any more/,
    { ...ended, writtenAt: null },
    /proven\.Nothing was written/,
  ],
];
test.each(stops)('a proof can be stopped %s, with what that means', async (_when, before, means, after, told) => {
  const running = { ...job, ...before };
  const { main, proofs, asked } = await openOptions('#resync', view(), {
    'proof-last': running,
    'job-cancel': { ...running, ...after },
  });
  await proofs.trigger.recall();
  await main().findByText(means);
  fireEvent.click(main().getByRole('button', { name: 'Stop the proof' }));
  expect(asked).toContainEqual({ name: 'job-cancel', request: { jobId: 'sl-1' } });
  await main().findByText('Stopped before it was proven.');
  expect(document.querySelector('.progress')?.textContent).toMatch(told);
  expect(main().queryByRole('button', { name: 'Stop the proof' })).toBeNull();
  expect(main().getByRole('button', { name: 'Prove it' }).getAttribute('aria-disabled')).toBeNull();
});

test('a proof that could not be stopped goes on, and says why; a full storage can be left behind', async () => {
  const full = { kind: 'storage', service: 'browser', code: 'STORAGE_FULL' } as unknown as JobView['failure'];
  const replies: Record<string, unknown> = {
    'proof-last': { ...job, stopped: true, failure: full, nextLookAt: null },
    'job-cancel': { ok: false, failure: { kind: 'storage', service: 'browser', code: 'STORAGE_FULL' } },
    'job-resume': job,
  };
  const { main, proofs } = await openOptions('#resync', view(), replies);
  await proofs.trigger.recall();
  fireEvent.click(await main().findByRole('button', { name: 'Stop the proof' }));
  await waitFor(() => expect(main().getAllByRole('alert').length).toBeGreaterThan(0));
  fireEvent.click(main().getByRole('button', { name: 'Continue' }));
  await main().findByText(/Waiting for HubSpot to sync/);
});
