// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { MappingRow } from '../../../lib/eligibility/types';
import { connectedView } from '../ui/options/view';
import { openOptions } from './open';

afterEach(cleanup);

const row: MappingRow = { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' };
const empty: MappingRow = { property: 'phone', leadField: null, contactField: null, rule: 'two-way' };

test('a row without a field, added after confirming, is told apart from what is confirmed', async () => {
  const now = connectedView();
  const view = { ...now, settings: { ...now.settings, mapping: [row, empty], mappingConfirmed: true } };
  const { main, asked } = await openOptions('#mapping', view);
  await main().findByText('Confirmed, except 1 row');
  expect(main().getByText(/is left out: its changes are not judged/)).toBeTruthy();
  expect(main().queryByRole('button', { name: 'Confirm this mapping' })).toBeNull();
  fireEvent.click(main().getByRole('button', { name: 'Remove phone' }));
  await main().findByText('Confirmed');
  expect(main().queryByText(/is left out/)).toBeNull();
  expect(asked).toContainEqual({
    name: 'settings-set',
    request: { patch: { mapping: [row] }, portalId: view.environment?.portalId },
  });
  await waitFor(() => expect(main().queryByText(/Confirmed, except/)).toBeNull());
});
