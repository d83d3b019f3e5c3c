// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { RealityCheck, SegmentItem, SettingsView } from '../../../lib/protocol/pages';
import { connectedView } from '../ui/options/view';
import { openOptions } from './open';

afterEach(cleanup);

const segment = (id: string): SegmentItem => ({
  id,
  name: `Segment ${id}`,
  size: 300,
  processingType: 'DYNAMIC',
  processingStatus: 'COMPLETE',
  objectTypeId: '0-1',
  disabled: null,
});
const lastRealityCheck: RealityCheck = {
  asOf: 1,
  looked: 50,
  candidates: [
    { id: '22', name: 'Customers', held: 50, size: 400 },
    { id: '21', name: 'Everyone', held: 9, size: 300 },
  ],
  verdict: 'contradicted',
  outsiders: [],
};

/** A portal with the segment 21 chosen, which the check contradicts. */
function contradicted(change: Partial<SettingsView> = {}): SettingsView {
  const view = connectedView({ segment: segment('21'), lastRealityCheck, ...change });
  return { ...view, settings: { ...view.settings, segment: { mode: 'segment', id: '21' } } };
}

test('another segment is on offer where the check contradicts the chosen one', async () => {
  const { main, asked } = await openOptions('#check', contradicted());
  fireEvent.click(main().getByRole('button', { name: /Customers/ }));
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === 'settings-set')).toMatchObject([
      { request: { patch: { segment: { mode: 'segment', id: '22' } } } },
    ]),
  );
});

test('a segment that the organisation has fixed is not on offer, for nothing would change', async () => {
  const managed = { locked: ['segment'], salesforceHosts: [], featuresOff: [], unreadable: [] };
  const { main } = await openOptions('#check', contradicted({ managed }));
  expect(main().getByText('Customers')).toBeTruthy();
  expect(main().queryByRole('button', { name: /Customers/ })).toBeNull();
  expect(main().getByText(/Fixed by your organisation/)).toBeTruthy();
});

test('how many of a segment never synced is not told of another one that was chosen elsewhere', async () => {
  const value = { members: 300, neverSynced: 120, asOf: 1, calls: 4, salesforceCalls: 480, share: 1, next: null };
  const { main, store } = await openOptions('#segment', contradicted(), {
    'never-synced-count': { ok: true, value },
  });
  fireEvent.click(main().getByRole('button', { name: 'Count them' }));
  await main().findByText(/120 of 300/);
  await store.save('check', { segment: { mode: 'segment', id: '22' } });
  await waitFor(() => expect(main().queryByText(/120 of 300/)).toBeNull());
  expect(main().getByRole('button', { name: 'Count them' })).toBeTruthy();
  await store.save('check', { segment: { mode: 'segment', id: '21' } });
  await main().findByText(/120 of 300/);
});

test('what was found about one segment is not told of another one that is chosen after it', async () => {
  const replies = { 'reality-check': { ok: true, value: lastRealityCheck } };
  const { main, store } = await openOptions('#check', contradicted({ lastRealityCheck: null }), replies);
  fireEvent.click(main().getByRole('button', { name: 'Check now' }));
  await waitFor(() => expect(store.getState().tasks['reality-check'].value).not.toBeNull());
  store.setState({ view: contradicted() });
  await main().findByText(/Contradicted/);
  // As the background answers: the choice of another one drops the result.
  store.setState({ view: contradicted({ segment: segment('22'), lastRealityCheck: null }) });
  await waitFor(() => expect(main().queryByText(/Contradicted/)).toBeNull());
});
