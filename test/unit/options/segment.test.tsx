// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { connectedView } from '../ui/options/view';
import { openOptions } from './open';

afterEach(cleanup);

const segment = { id: '5', name: 'Customers', size: 3, processingStatus: 'COMPLETE', disabled: null };
const down = { ok: false, failure: { kind: 'unavailable', service: 'hubspot' } };

test('hits of the former words do not stand below a search that failed, and come back with the next that works', async () => {
  const replies: Record<string, unknown> = { 'segments-search': { segments: [segment], total: 1, hasMore: false } };
  const { main } = await openOptions('#segment', connectedView(), replies);
  await main().findByText('Customers');
  const type = (value: string) => fireEvent.change(main().getByRole('searchbox'), { target: { value } });
  replies['segments-search'] = down;
  type('part');
  await main().findByRole('alert');
  await waitFor(() => expect(main().queryByText('Customers')).toBeNull());
  replies['segments-search'] = { segments: [{ ...segment, name: 'Partners' }], total: 1, hasMore: false };
  fireEvent.click(main().getByRole('button', { name: 'Try again' }));
  await main().findByText('Partners');
  expect(main().queryByRole('alert')).toBeNull();
});

test('of a list that could not be read on, what was read stays', async () => {
  const replies: Record<string, unknown> = { 'segments-search': { segments: [segment], total: 2, hasMore: true } };
  const { main, asked } = await openOptions('#segment', connectedView(), replies);
  await main().findByText('Customers');
  replies['segments-search'] = down;
  fireEvent.click(main().getByRole('button', { name: /more/i }));
  await main().findByRole('alert');
  expect(main().getByText('Customers')).toBeTruthy();
  fireEvent.click(main().getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === 'segments-search').at(-1)?.request).toEqual({ query: '', offset: 1 }),
  );
});
