import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { kinds } from '../../../lib/protocol/kinds';
import { jobStates, outcomes } from '../../../lib/protocol/pages';
import { personReasons, personStates } from '../../../lib/resync/many/states';
import type { Action, ActionPage } from '../../../lib/storage/action-types';
import { kindText } from '../../../lib/ui/history/kind';
import { firstHistoryQuery, HistoryTable } from '../../../lib/ui/history/table';
import {
  becauseText,
  changeOf,
  groupOf,
  historyCells,
  historyHead,
  outcomeWord,
  tookText,
} from '../../../lib/ui/history/words';
import { createT } from '../../../lib/ui/i18n';
import { csvOf } from '../../../lib/ui/preview/csv';

const noon = new Date('2026-11-03T12:00').getTime();
const entry = (more: Partial<Action> = {}): Action => ({
  at: noon,
  kind: 'resync',
  jobId: 'sl-1',
  record: { contactId: '101', name: 'Zoë Adams' },
  subject: null,
  change: { where: 'hubspot', property: 'synclens_resync', from: 'old', to: 'sl-1' },
  outcome: 'verified',
  took: 61_000,
  ...more,
});
const page = (id: string, entries: readonly Action[], order = 0): ActionPage => ({
  environment: '1/-',
  order,
  id,
  entries,
});
const rows = async (table: HistoryTable, query: Partial<typeof firstHistoryQuery> = {}) => [
  ...((await table.rows({ ...firstHistoryQuery, ...query })) ?? []),
];
const found = async (table: HistoryTable, query: Partial<typeof firstHistoryQuery> = {}) =>
  (await rows(table, query)).map((at) => table.row(at)?.entry.at);

describe('the table', () => {
  test('shows the newest first, whatever came first, and the oldest when turned round', async () => {
    const table = new HistoryTable();
    table.add([page('a', [entry({ at: 5 }), entry({ at: 1 })])]);
    table.add([page('b', [entry({ at: 3 }), entry({ at: 9 })])]);
    expect(await found(table)).toEqual([9, 5, 3, 1]);
    expect(await found(table, { descending: false })).toEqual([1, 3, 5, 9]);
  });

  test('an entry whose time changes after it was sorted has its new place, and new pages theirs among the old ones', async () => {
    const table = new HistoryTable();
    table.add([page('a', [entry({ at: 5 }), entry({ at: 1 })])]);
    expect(await found(table)).toEqual([5, 1]);
    table.add([page('b', [entry({ at: 3 })])]);
    expect(await found(table)).toEqual([5, 3, 1]);
    table.add([page('a', [entry({ at: 5 }), entry({ at: 9, kind: 'setting' })]), page('c', [entry({ at: 4 })])]);
    expect(await found(table)).toEqual([9, 5, 4, 3]);
    expect(table.kinds).toEqual(['resync', 'setting']);
  });

  test.each([
    ['zoe', 1],
    ['ZOË', 1],
    ['101', 1],
    ['customers', 1],
    ['trigger_x', 1],
    ['no such', 0],
  ])('searched for %s it finds %i of two', async (search, many) => {
    const table = new HistoryTable();
    const other = {
      record: null,
      subject: 'Customers',
      jobId: null,
      change: { where: 'hubspot' as const, property: 'trigger_x', to: null },
    };
    table.add([page('a', [entry(), entry(other)])]);
    expect((await found(table, { search })).length).toBe(many);
  });

  test('days are whole days of the own time zone, both of them in it', async () => {
    const table = new HistoryTable();
    const day = 24 * 3_600_000;
    table.add([
      page(
        'a',
        [-1, 0, 1, 2].map((n) => entry({ at: noon + n * day })),
      ),
    ]);
    expect(await found(table, { from: '2026-11-03', to: '2026-11-04' })).toEqual([noon + day, noon]);
    expect(await found(table, { to: '2026-11-02' })).toEqual([noon - day]);
    // The day on which summer time ends has 25 hours, and the one on which it begins 23.
    vi.stubEnv('TZ', 'Europe/Berlin');
    const late = new Date('2026-10-25T23:30').getTime();
    const next = new Date('2026-03-30T00:30').getTime();
    const clocks = new HistoryTable();
    clocks.add([page('a', [entry({ at: late }), entry({ at: next })])]);
    expect(await found(clocks, { from: '2026-10-25', to: '2026-10-25' })).toEqual([late]);
    expect(await found(clocks, { from: '2026-03-29', to: '2026-03-29' })).toEqual([]);
    vi.unstubAllEnvs();
    const edges = ['2026-11-03T00:00:00.000', '2026-11-03T23:59:59.999'].map((one) => new Date(one).getTime());
    const whole = new HistoryTable();
    whole.add([
      page(
        'b',
        edges.map((at) => entry({ at })),
      ),
    ]);
    expect((await found(whole, { from: '2026-11-03', to: '2026-11-03' })).length).toBe(2);
  });

  test('what a page is read to hold now takes the place of what it held; one that grew or shrank cannot be taken in', async () => {
    const table = new HistoryTable();
    table.add([page('a', [entry({ outcome: 'sent' }), entry()])]);
    expect(table.add([page('a', [entry({ outcome: 'failed' }), entry()]), page('b', [entry()])])).toBe(true);
    expect([table.length, (await rows(table, { group: 'failed' })).length]).toEqual([3, 1]);
    expect(table.add([page('a', [entry()])])).toBe(false);
    expect(table.length).toBe(3);
  });

  test('what is deleted is what the query shows: no entry more, none less', async () => {
    const sizes = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, async (pages) => {
        const table = new HistoryTable();
        const all = pages.map((meant, n) =>
          page(
            String(n),
            meant.map((is) => entry({ kind: is ? 'settings' : 'resync' })),
            -n,
          ),
        );
        table.add(all);
        const wanted = table.wanted(await rows(table, { kind: 'settings' }));
        const left = all.flatMap(({ id, entries }) => {
          const own = wanted.find((one) => one.id === id);
          if (own) expect(own.of).toBe(entries.length);
          return own ? entries.filter((_, place) => own.only && !own.only.includes(place)) : entries;
        });
        expect(left.every(({ kind }) => kind === 'resync')).toBe(true);
        expect(left.length).toBe(pages.flat().filter((is) => !is).length);
      }),
    );
  });
});

test('a query that nobody wants any more is given up', async () => {
  const table = new HistoryTable();
  table.add([page('a', [entry()])]);
  expect(await table.rows(firstHistoryQuery, () => false)).toBeNull();
});

describe('words', () => {
  const t = createT('en', 'UTC');

  test('there are some for every kind of job, every state and every end, in both languages', () => {
    const states = ['reading', 'judging', 'clearing', 'checking', 'verifying', 'writing', 'done', 'stopped', 'begun'];
    const ends = [...states, ...jobStates, ...outcomes, ...personStates.filter((one) => one !== 'todo')];
    for (const locale of ['en', 'de'] as const) {
      const own = createT(locale);
      for (const { kind } of kinds) expect(kindText(kind.kind, own)).not.toBe(kind.kind);
      for (const end of ends) expect(own.has(`history.outcome.${end}`)).toBe(true);
      for (const why of personReasons) expect(becauseText(entry({ why }), own)).not.toBe('');
    }
  });

  test('what a later version did is told by its code', () => {
    expect([kindText('flying', t), outcomeWord('landed', t), groupOf('landed')]).toEqual(['flying', 'landed', 'open']);
  });

  test.each([
    [{ from: 'a', to: 'b' }, ['a → b']],
    [{ from: null, to: 'b' }, ['∅ → b']],
    [{ from: '', to: '' }, ['∅ → ∅']],
    [{ to: 'b' }, ['b']],
    [{ from: 'sl-20261129T093849-7dced5', to: 'b'.repeat(20) }, ['sl-20261129T093849-7dced5', `→ ${'b'.repeat(20)}`]],
  ])('a change %j is written as it was read', (change, lines) => {
    const whole = { where: 'hubspot', property: 'p', ...change } as const;
    expect(changeOf(entry({ change: whole }), t)).toEqual({ name: 'p', lines });
  });

  test.each([
    [null, ''],
    [400, '0.4 s'],
    [61_000, '61 s'],
    [20 * 60_000, '20 min'],
    [5 * 3_600_000, '5 h'],
  ])('%s ms is %s', (took, text) => expect(tookText(took, t)).toBe(text));

  test('a file has the portal and one cell for each head; what a spreadsheet would run is made safe', () => {
    const cells = historyCells(entry({ words: '=1+1' }), '24000001/00D', t);
    expect(cells.length).toBe(historyHead(t).length);
    expect(cells).toContain('24000001');
    expect(csvOf(historyHead(t), [cells])).toContain("'=1+1");
  });
});
