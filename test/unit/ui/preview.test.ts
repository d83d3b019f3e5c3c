import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import type { Overwrite } from '../../../lib/eligibility/overwrite';
import { fates as groundFates } from '../../../lib/eligibility/overwrite';
import type { OverwriteRow, PreviewRow, RunView } from '../../../lib/preview/types';
import type { Ask } from '../../../lib/ui/ask';
import { csvLines, csvOf, fileName } from '../../../lib/ui/preview/csv';
import { addTo, backupHead, backupLines, emptySum, fateNames } from '../../../lib/ui/preview/overwrites';
import { createPreviewStore } from '../../../lib/ui/preview/store';
import { fateOf, summaryOf } from '../../../lib/ui/preview/summary';
import { firstQuery, shownRows } from '../../../lib/ui/preview/table';

const row = (patch: Partial<PreviewRow>): PreviewRow => ({
  id: '1',
  change: 'enter',
  name: 'Ada',
  email: 'ada@example.com',
  leadId: null,
  contactId: null,
  lastSync: null,
  ...patch,
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyRow = fc.record({
  id: fc.uuid(),
  change: fc.constantFrom('enter' as const, 'leave' as const, 'unknown' as const),
  name: fc.string(),
  email: maybe(fc.constantFrom('a@x.de', 'b@x.de', 'A@x.de')),
  leadId: maybe(fc.constant('00Q000000000001AAA')),
  contactId: maybe(fc.constant('003000000000001AAA')),
  lastSync: maybe(fc.nat()),
});

describe('the figures', () => {
  test.each([
    [row({}), 'never-synced'],
    [row({ lastSync: 5 }), 'thaws'],
    [row({ email: null, lastSync: 5 }), 'no-email'],
    [row({ change: 'leave' }), 'goes'],
    [row({ change: 'leave', leadId: 'x' }), 'freezes'],
    [row({ change: 'leave', contactId: 'x', email: null }), 'freezes'],
    [row({ change: 'unknown', leadId: 'x' }), 'cannot-tell'],
    [row({ change: 'stay', lastSync: 5 }), 'stays'],
    [row({ change: 'stay', leadId: 'x' }), 'never-synced'],
    [row({ change: 'stay', email: null, lastSync: 5 }), 'no-email'],
  ])('%o: %s', (one, fate) => expect(fateOf(one)).toBe(fate));

  test('every row counts once, and a first sync costs four calls', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const { fates, salesforceCalls } = summaryOf(rows);
        expect(Object.values(fates).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
        expect(salesforceCalls).toBe(4 * fates['never-synced']);
      }),
    );
  });

  test('who shares an address is found by secondary ones, whatever their case; who leaves does not count', () => {
    const rows = [
      row({ id: '1', email: 'a@x.de' }),
      row({ id: '2', email: 'b@x.de', otherEmails: ['A@X.de'] }),
      row({ id: '3', email: 'c@x.de' }),
      row({ id: '4', email: 'c@x.de', change: 'leave' }),
      row({ id: '5', email: null }),
      row({ id: '6', email: null }),
    ];
    expect([...summaryOf(rows).duplicates].sort()).toEqual(['1', '2']);
  });
});

describe('the table', () => {
  test('shows each row that fits and no other, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow),
        fc.constantFrom('all' as const, 'enter' as const, 'leave' as const),
        fc.constantFrom('name' as const, 'email' as const, 'fate' as const, 'lastSync' as const),
        fc.boolean(),
        async (rows, change, sort, descending) => {
          const shown = (await shownRows(rows, { ...firstQuery, change, sort, descending }, 'en')) ?? [];
          const wanted = rows.filter((one) => change === 'all' || one.change === change);
          expect(shown.map((one) => one.id).sort()).toEqual(wanted.map((one) => one.id).sort());
        },
      ),
    );
  });

  test('finds by name, address and id', async () => {
    const rows = [row({ id: '11', name: 'Ada King' }), row({ id: '12', name: 'Bo', email: 'KING@x.de' })];
    const found = async (search: string) =>
      (await shownRows(rows, { ...firstQuery, search }, 'en'))?.map((one) => one.id);
    expect(await found('king')).toEqual(['11', '12']);
    expect(await found('11')).toEqual(['11']);
    expect([await found('1'), await found('nobody')]).toEqual([[], []]);
  });

  test('60,000 rows are filtered and sorted, none is lost', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => row({ id: String(n), name: `Name ${(n * 7919) % 60_000}` }));
    const shown = (await shownRows(rows, { ...firstQuery, search: 'name' }, 'de')) ?? [];
    expect(shown).toHaveLength(60_000);
    expect([shown[0]?.name, shown.at(-1)?.name]).toEqual(['Name 0', 'Name 59999']);
  });

  test('whoever asks for something else meanwhile gets nothing of this', async () => {
    let asked = 0;
    expect(await shownRows([row({ id: '1' })], firstQuery, 'en', () => ++asked === 0)).toBeNull();
    expect(asked).toBeGreaterThan(0);
  });
});

describe('the CSV', () => {
  test('opens right in a spreadsheet, and no cell is a formula', () => {
    const text = csvOf(
      ['Name', 'Email'],
      [
        ['=1+1', '@x'],
        ['Jürgen "J", K', null],
      ],
    );
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.slice(1)).toBe('Name,Email\r\n"\'=1+1","\'@x"\r\n"Jürgen ""J"", K",\r\n');
  });

  test('exact values come back from the file as they went in, whatever they begin with', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+49 30 1', '-5', '@x', "'quoted", '\tx', 'a\r\nb', '"'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const { data } = Papa.parse<string[]>(csvLines(rows, true), { delimiter: ',', newline: '\r\n' });
        expect(data).toEqual(rows);
      }),
    );
    expect(csvLines([['+49 30 1']])).toBe('"\'+49 30 1"');
  });

  test('its name has the day of the person, not that of UTC', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(fileName('preview', 'A', Date.UTC(2026, 10, 2, 23, 30))).toBe('synclens-preview-A-2026-11-03.csv');
    vi.unstubAllEnvs();
  });

  test('its name holds nothing that a file system refuses', () => {
    expect(fileName('preview', 'A/B: "Größe" <1>?', new Date(2026, 10, 3, 12).getTime())).toBe(
      'synclens-preview-A-B-Größe-1-2026-11-03.csv',
    );
  });
});

describe('what a sync overwrites', () => {
  const field = (patch: Partial<Overwrite>): Overwrite => ({
    property: 'phone',
    field: 'Phone',
    rule: 'two-way',
    fate: 'hubspot-overwritten',
    because: 'salesforce-later',
    hubspot: '1',
    salesforce: '2',
    losesIn: 'hubspot',
    ...patch,
  });
  const of = (id: string, fields: Overwrite[], patch: Partial<OverwriteRow> = {}): OverwriteRow => ({
    id,
    record: { object: 'Lead', id: '00Q000000000001AAA' },
    why: null,
    sameEmail: 1,
    fields,
    ...patch,
  });

  test('names the ground’s outcomes', () => expect(fateNames).toEqual(groundFates));

  test('adds up over parts; examples are of what is lost, five at most', () => {
    const sum = emptySum();
    for (let n = 0; n < 8; n++)
      addTo(sum, [of(String(n), [field({}), field({ property: 'city', fate: 'equal', losesIn: null })])]);
    addTo(sum, [
      of('none', [], { record: null, why: 'none', sameEmail: 0 }),
      of('two', [], { record: null, why: 'several', sameEmail: 2 }),
    ]);
    expect(sum).toMatchObject({ contacts: 10, without: { none: 1, several: 1 }, duplicates: 1 });
    expect(sum.fields.get('phone')?.counts['hubspot-overwritten']).toBe(8);
    expect(sum.fields.get('phone')?.samples).toHaveLength(5);
    expect(sum.fields.get('city')?.samples).toEqual([]);
  });

  test('the backup has a line for each field, with both values', () => {
    const lines = backupLines(of('7', [field({ salesforce: null })]), { name: 'Ada', email: null });
    expect(lines).toEqual([
      ['7', 'Ada', null, 'Lead', '00Q000000000001AAA', 'phone', 'Phone', 'two-way', 'hubspot-overwritten', '1', null],
    ]);
    expect(lines[0]).toHaveLength(backupHead.length);
  });
});

describe('the page that drives a preview', () => {
  const view = (patch: Partial<RunView>) =>
    ({ id: 'r', state: 'running', progress: null, finished: [], counts: null, ...patch }) as RunView;
  const clock = () => {
    let at = 0;
    return { now: () => (at += 1000), pause: async () => {} };
  };
  /** Answers each message by its script, one after the other; the last one stays. */
  function background(script: Record<string, unknown[]>) {
    const asked: string[] = [];
    const ask = (async (name: string) => {
      asked.push(name);
      const answers = script[name] ?? [];
      if (answers.length === 0) return ok(null);
      return answers.length > 1 ? answers.shift() : answers[0];
    }) as unknown as Ask;
    return { ask, asked };
  }
  const ok = (value: unknown) => ({ ok: true, value });
  const silent = { ok: false, trouble: { kind: 'no-answer' } };
  const done = view({
    state: 'done',
    finished: ['members', 'details'],
    counts: { enter: 1, leave: 0, stay: 0, unknown: 0 },
  });

  test('asks for step after step, then for the rows', async () => {
    const { ask, asked } = background({
      'preview-estimate': [ok({})],
      'preview-start': [ok(view({}))],
      'preview-step': [ok(view({})), ok(view({})), ok(done)],
      'preview-rows': [ok({ rows: [row({ id: '1' })], next: 1 }), ok({ rows: [row({ id: '2' })], next: null })],
    });
    const store = createPreviewStore(ask, clock());
    await store.choose({ kind: 'segment', id: '9' });
    await store.start();
    expect(asked.filter((name) => name === 'preview-step')).toHaveLength(3);
    expect(store.getState()).toMatchObject({ run: { state: 'done' }, rows: [{ id: '1' }, { id: '2' }], trouble: null });
  });

  test('a worker that died is asked again; one that never answers is said', async () => {
    const found = background({
      'preview-latest': [ok(view({}))],
      'preview-step': [silent, silent, ok(done)],
      'preview-rows': [ok({ rows: [], next: null })],
    });
    const store = createPreviewStore(found.ask, clock());
    await store.load();
    expect(store.getState()).toMatchObject({ run: { state: 'done' }, trouble: null });
    const dead = createPreviewStore(
      background({ 'preview-latest': [ok(view({}))], 'preview-step': [silent] }).ask,
      clock(),
    );
    await dead.load();
    expect(dead.getState().trouble).toEqual({ kind: 'no-answer' });
  });

  test('tells the time that is left by the pace so far', async () => {
    const at = (count: number) => ok(view({ progress: { phase: 'details', done: count, total: 100 } }));
    const seen: (number | null)[] = [];
    const { ask } = background({
      'preview-latest': [at(0)],
      'preview-step': [at(25), at(50), ok(done)],
      'preview-rows': [ok({ rows: [], next: null })],
    });
    const store = createPreviewStore(ask, clock());
    store.subscribe(({ timeLeft }) => seen.push(timeLeft));
    await store.load();
    expect(seen).toContain(3000);
    expect(seen).toContain(2000);
  });

  test('the builder’s draft is chosen where the address says so, and only where it is finished', async () => {
    const draft = { name: 'Idea', filterBranch: {}, complete: true };
    const { ask } = background({ 'preview-draft': [ok(draft)], 'preview-estimate': [ok({ leastCalls: 3 })] });
    const store = createPreviewStore(ask, clock());
    await store.load('draft');
    expect(store.getState()).toMatchObject({
      ready: true,
      asked: { kind: 'draft', name: 'Idea' },
      estimate: { leastCalls: 3 },
    });
    const unfinished = createPreviewStore(
      background({ 'preview-draft': [ok({ ...draft, complete: false })] }).ask,
      clock(),
    );
    await unfinished.load('draft');
    expect(unfinished.getState()).toMatchObject({ ready: true, asked: null });
  });

  test('the answer for a segment that is no longer chosen is dropped', async () => {
    let late: (value: unknown) => void = () => {};
    const slow = new Promise((resolve) => {
      late = resolve;
    });
    const { ask } = background({ 'preview-estimate': [slow, ok({ leastCalls: 2 })] });
    const store = createPreviewStore(ask, clock());
    const first = store.choose({ kind: 'segment', id: '1' });
    await store.choose({ kind: 'segment', id: '2' });
    late(ok({ leastCalls: 1 }));
    await first;
    expect(store.getState()).toMatchObject({ asked: { id: '2' }, estimate: { leastCalls: 2 } });
  });
});
