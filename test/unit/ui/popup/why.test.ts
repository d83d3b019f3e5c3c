import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../../lib/ui/ask';
import { createPopupStore } from '../../../../lib/ui/popup/store';

const failure = { kind: 'rate-limited', service: 'hubspot' } as const;

/** A background that answers with what was asked; `fail` makes the next "why" fail. */
function background() {
  const asked: { name: string; request: Record<string, unknown> }[] = [];
  const state = { asOf: 1, fail: false, id: '1' };
  const ask = (async (name: string, request: Record<string, unknown>) => {
    asked.push({ name, request });
    if (name === 'popup-view') {
      const ref = { crm: 'hubspot', host: 'app.hubspot.com', id: state.id };
      return { ok: true, value: { state: 'verdict', ref, facts: { asOf: state.asOf } } };
    }
    if (state.fail) return { ok: false, trouble: failure };
    const read = (one: string) => (request[one] ? 'read' : 'offered');
    const more = { nested: read('nested'), companies: read('companies') };
    return { ok: true, value: { asOf: state.asOf, more } };
  }) as unknown as Ask;
  const whys = () => asked.filter((one) => one.name === 'why').map(({ request }) => request);
  return { state, whys, store: createPopupStore(ask, 5) };
}

describe('the popup’s "why"', () => {
  test('is asked for once; what is read further keeps what was read before', async () => {
    const { store, whys } = background();
    await store.askWhy();
    await store.askWhy();
    await store.askWhy('nested');
    await store.askWhy('companies');
    expect(whys()).toEqual([
      { tabId: 5, nested: false, companies: false },
      { tabId: 5, nested: true, companies: false },
      { tabId: 5, nested: true, companies: true },
    ]);
  });

  test('what was told stays where more could not be read, and another try is open', async () => {
    const { store, state, whys } = background();
    await store.askWhy();
    state.fail = true;
    await store.askWhy('companies');
    expect(store.getState().why).toMatchObject({ state: 'told', reading: null, failed: failure });
    state.fail = false;
    await store.askWhy('companies');
    expect(store.getState().why).toMatchObject({ state: 'told', failed: null });
    expect(whys()).toHaveLength(3);
  });

  test('a first failure is told, and can be tried again', async () => {
    const { store, state } = background();
    state.fail = true;
    await store.askWhy();
    expect(store.getState().why).toMatchObject({ state: 'trouble', trouble: failure });
    state.fail = false;
    await store.askWhy();
    expect(store.getState().why).toMatchObject({ state: 'told' });
  });

  test('is asked anew with the verdict: after a refresh, and where the facts are newer, but not before anybody asked', async () => {
    const { store, state, whys } = background();
    await store.load(true);
    expect(whys()).toEqual([]);
    await store.askWhy('nested');
    await store.load();
    expect(whys()).toHaveLength(1);
    state.asOf = 2;
    await store.load();
    await store.load(true);
    expect(whys().slice(1)).toEqual([
      { tabId: 5, nested: true, companies: false },
      { tabId: 5, nested: true, companies: false },
    ]);
  });

  test('of one record is not shown for another: it is asked again, from its beginning', async () => {
    const { store, state, whys } = background();
    await store.load();
    await store.askWhy('nested');
    state.id = '2';
    state.fail = true;
    await store.load();
    expect(store.getState().why).toMatchObject({ state: 'trouble' });
    expect(whys().at(-1)).toEqual({ tabId: 5, nested: false, companies: false });
  });
});
