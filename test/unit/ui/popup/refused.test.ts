import { expect, test } from 'vitest';
import type { Ask } from '../../../../lib/ui/ask';
import { createPopupStore } from '../../../../lib/ui/popup/store';

const refused = { rule: 'R1', code: 'refuse.not-a-member', params: {} };

/** A background that refuses each resync; `down` makes the verdict fail. */
function background() {
  const state = { down: false };
  const ask = (async (name: string) => {
    if (name === 'resync') return { ok: true, value: { refused } };
    if (state.down) return { ok: false, trouble: { kind: 'network', service: 'hubspot' } };
    const ref = { crm: 'hubspot', host: 'app.hubspot.com', id: '1' };
    return { ok: true, value: { state: 'verdict', ref, facts: { asOf: 1, contact: { id: '1' } } } };
  }) as unknown as Ask;
  return { state, store: createPopupStore(ask, 5) };
}

test('what stood against a click stands until a person asks anew, and the fresh verdict has the word', async () => {
  const { state, store } = background();
  await store.load();
  await store.resync('trigger-property');
  expect(store.getState().refused).toEqual(refused);
  // The ledger changed: nobody has asked the services anew.
  await store.load();
  expect(store.getState().refused).toEqual(refused);
  state.down = true;
  await store.load(true);
  expect(store.getState().refused).toEqual(refused);
  state.down = false;
  await store.load(true);
  expect(store.getState().refused).toBeNull();
});
