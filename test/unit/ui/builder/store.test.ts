import { beforeEach, describe, expect, test } from 'vitest';
import type { Estimate } from '../../../../lib/builder/view';
import type { Answer, Ask } from '../../../../lib/ui/ask';
import { nextLookMs } from '../../../../lib/ui/builder/following';
import { groupAdded, offerChosen, propertyChosen, renamed, valuesChanged } from '../../../../lib/ui/builder/model';
import { type BuilderStore, createBuilderStore } from '../../../../lib/ui/builder/store';

/** A background that answers when it is told to. */
let asked: { name: string; request: Record<string, unknown>; answer: (answer: Answer<unknown>) => void }[];
const ask = ((name: string, request: Record<string, unknown>) =>
  new Promise((answer) => {
    asked.push({ name, request, answer });
  })) as unknown as Ask;
let waiting: { run: () => void; ms: number; off: boolean }[];
const later = (run: () => void, ms: number) => {
  const one = { run, ms, off: false };
  waiting.push(one);
  return () => {
    one.off = true;
  };
};
const settle = () => new Promise((resolve) => setImmediate(resolve));
/** Lets everything go off that still waits. */
async function pass() {
  const due = waiting.filter((one) => !one.off);
  waiting = [];
  for (const one of due) one.run();
  await settle();
}
const of = (name: string) => asked.filter((one) => one.name === name);
async function reply(name: string, value: unknown) {
  of(name).at(-1)?.answer({ ok: true, value });
  await settle();
}

const start = {
  zone: 'Europe/Berlin',
  properties: [{ name: 'company', label: 'Company', group: 'contactinformation', type: 'string', options: [] }],
  propertiesFailure: null,
  kept: null,
  made: null,
};
const estimate = (about: number) => ({ size: { about } }) as unknown as Estimate;
let store: BuilderStore;
beforeEach(async () => {
  asked = [];
  waiting = [];
  store = createBuilderStore(ask, later, () => 1000);
  void store.load();
  await reply('builder-open', start);
});
const finish = (text = 'acme') => {
  store.edit(propertyChosen(2, 'company', 'string'));
  store.edit(offerChosen(2, 'text-contains'));
  store.edit(valuesChanged(2, { list: [text] }));
};

describe('the estimate', () => {
  test('is asked for once after several edits, and not while anything is unfinished', async () => {
    finish();
    await pass();
    expect(of('builder-estimate')).toHaveLength(1);
    store.edit(groupAdded);
    await pass();
    expect(of('builder-estimate')).toHaveLength(1);
    expect(store.getState().estimate.state).toBe('unfinished');
    expect(of('builder-stop').length).toBeGreaterThan(0);
  });

  test('is not asked for again where only the name changes', async () => {
    finish();
    await pass();
    store.edit(renamed('Another name'));
    await pass();
    expect(of('builder-estimate')).toHaveLength(1);
  });

  test('of an older draft never lands on a newer one', async () => {
    finish();
    await pass();
    store.edit(valuesChanged(2, { list: ['gmbh'] }));
    await pass();
    const [old, young] = of('builder-estimate');
    young?.answer({ ok: true, value: estimate(2) });
    await settle();
    old?.answer({ ok: true, value: estimate(1) });
    await settle();
    expect(store.getState().estimate).toMatchObject({ state: 'told', value: { size: { about: 2 } } });
  });

  test('that failed is said, and can be asked for again', async () => {
    finish();
    await pass();
    of('builder-estimate')[0]?.answer({ ok: false, trouble: { kind: 'no-answer' } });
    await settle();
    expect(store.getState().estimate.state).toBe('trouble');
    store.estimateAgain();
    await pass();
    expect(of('builder-estimate')).toHaveLength(2);
  });
});

describe('the draft', () => {
  test('is kept once after several edits, with the definition that it makes', async () => {
    finish();
    expect(of('builder-keep')).toHaveLength(0);
    await pass();
    expect(of('builder-keep')).toHaveLength(1);
    expect(of('builder-keep')[0]?.request.kept).toMatchObject({
      complete: true,
      filterBranch: { filterBranchType: 'OR' },
    });
    await reply('builder-keep', null);
    expect(store.getState().keep).toEqual({ state: 'kept', at: 1000 });
  });

  test('is kept at once where the window closes', async () => {
    finish();
    void store.flush();
    expect(of('builder-keep')).toHaveLength(1);
    await pass();
    expect(of('builder-keep')).toHaveLength(1);
  });

  test('that could not be kept says so', async () => {
    finish();
    await pass();
    of('builder-keep')[0]?.answer({ ok: false, trouble: { kind: 'no-answer' } });
    await settle();
    expect(store.getState().keep.state).toBe('failed');
  });

  test('is there again, and judged, when the builder opens', async () => {
    finish();
    await pass();
    const kept = of('builder-keep')[0]?.request.kept as object;
    const next = createBuilderStore(ask, later, () => 2000);
    void next.load();
    await reply('builder-open', { ...start, kept: { ...kept, at: 500 } });
    expect(next.getState()).toMatchObject({ restoredAt: 500, draft: store.getState().draft });
    await pass();
    expect(of('builder-estimate')).toHaveLength(2);
  });

  test('begins as a copy of a segment: its name stays, the criteria are the segment’s', async () => {
    store.edit(renamed('Mine'));
    void store.copy('7');
    const operation = {
      operationType: 'STRING',
      operator: 'CONTAINS',
      value: 'acme',
      includeObjectsWithNoValueSet: false,
    };
    const filters = [{ filterType: 'PROPERTY', property: 'company', operation }];
    const filterBranches = [{ filterBranchType: 'AND', filterBranches: [], filters }];
    const filterBranch = { filterBranchType: 'OR', filters: [], filterBranches };
    await reply('builder-copy', { name: 'Acme', filterBranch, lists: {} });
    expect(store.getState().draft).toMatchObject({ name: 'Mine', from: { id: '7', name: 'Acme' } });
    await pass();
    expect(of('builder-estimate')[0]?.request).toEqual({ filterBranch });
    expect(of('builder-keep')[0]?.request.kept).toMatchObject({ filterBranch, complete: true });
  });

  test('that is discarded does not come back by an edit that waited', async () => {
    finish();
    void store.discard();
    await pass();
    expect(of('builder-keep').map((one) => one.request.kept)).toEqual([null]);
  });
});

describe('the name', () => {
  test('that is taken is said while it is typed', async () => {
    store.edit(renamed('Customers'));
    await pass();
    await reply('builder-name', { taken: { id: '1', name: 'Customers' } });
    expect(store.getState().name).toEqual({ state: 'taken', checked: 'Customers' });
  });

  test('that was taken in the end is marked, and the draft stays', async () => {
    finish();
    store.edit(renamed('Customers'));
    await pass();
    await reply('builder-keep', null);
    void store.make();
    await settle();
    of('builder-make')[0]?.answer({
      ok: false,
      trouble: { kind: 'conflict', service: 'hubspot', code: 'NAME_TAKEN', words: 'Customers' },
    });
    await settle();
    expect(store.getState()).toMatchObject({ saving: false, name: { state: 'taken' }, draft: { name: 'Customers' } });
  });
});

describe('a segment that was made', () => {
  test('is looked at in growing intervals until it is complete', async () => {
    finish();
    store.edit(renamed('Acme people'));
    await pass();
    await reply('builder-keep', null);
    void store.make();
    await settle();
    const made = { id: '30', name: 'Acme people', at: 1, status: 'PROCESSING', size: null, looks: 0, lookedAt: 1 };
    await reply('builder-make', made);
    expect(store.getState().draft.name).toBe('');
    const first = waiting.filter((one) => !one.off).at(-1)?.ms;
    await pass();
    await reply('builder-look', { ...made, looks: 1 });
    expect(waiting.filter((one) => !one.off).at(-1)?.ms).toBeGreaterThan(first ?? 0);
    await pass();
    await reply('builder-look', { ...made, looks: 2, status: 'COMPLETE', size: 3 });
    expect(waiting.filter((one) => !one.off)).toEqual([]);
    void store.choose();
    expect(of('settings-set')[0]?.request).toEqual({ patch: { segment: { mode: 'segment', id: '30' } } });
  });

  test('is followed again when the builder opens anew', async () => {
    const next = createBuilderStore(ask, later, () => 2000);
    void next.load();
    const made = { id: '30', name: 'Acme people', at: 1, status: 'PROCESSING', size: null, looks: 4, lookedAt: 1 };
    await reply('builder-open', { ...start, made });
    await pass();
    expect(of('builder-look')).toHaveLength(1);
  });

  test('is looked at no more often than once a minute in the end', () => {
    const waits = Array.from({ length: 30 }, (_, looks) => nextLookMs(looks));
    expect(waits.every((one, index) => index === 0 || one >= (waits[index - 1] ?? 0))).toBe(true);
    expect([waits[0], waits.at(-1)]).toEqual([1500, 60_000]);
  });
});
