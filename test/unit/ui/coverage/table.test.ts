import { describe, expect, test } from 'vitest';
import type { Columns } from '../../../../lib/coverage/snapshot-types';
import { flags } from '../../../../lib/coverage/snapshot-types';
import { type Status, statuses } from '../../../../lib/eligibility/types';
import { compareSnapshots, movedBetween } from '../../../../lib/ui/coverage/compare';
import { Selection } from '../../../../lib/ui/coverage/selection';
import { CoverageTable, firstCoverageQuery } from '../../../../lib/ui/coverage/table';
import { classWord, csvCells, flagNames, percent, sharesOf, shownClasses } from '../../../../lib/ui/coverage/words';
import { createT } from '../../../../lib/ui/i18n';
import { csvOf, csvParts } from '../../../../lib/ui/preview/csv';

const t = createT('en', 'UTC');
type Person = [
  id: string,
  status: Status,
  name: string,
  email?: string | null,
  lastSync?: number | null,
  flags?: number,
];
const columns = (...people: Person[]): Columns => ({
  id: people.map(([id]) => id),
  status: people.map(([, status]) => statuses.indexOf(status)),
  name: people.map(([, , name]) => name),
  email: people.map(([, , , email]) => email ?? null),
  link: people.map(() => null),
  lastSync: people.map(([, , , , at]) => at ?? null),
  flags: people.map(([, , , , , bits]) => bits ?? 0),
});
const portal = columns(
  ['1', 'excluded-frozen', 'Zoë Ångström', 'zoe@a.example', 5, 1],
  ['2', 'included-synced', 'Ägidius', 'b@a.example', 9],
  ['3', 'excluded-frozen', 'bob', null, 1, 2],
  ['00Q000000000001AAA', 'absent-in-hubspot', 'Nobody', 'n@a.example'],
);
const ids = async (table: CoverageTable, query: Partial<typeof firstCoverageQuery>) =>
  Array.from((await table.rows({ ...firstCoverageQuery, ...query })) ?? [], (row) => table.columns.id[row]);

test('classes and flags of the pages are those of the verdict, number by number', () => {
  expect(flagNames).toEqual(flags);
  const never = ['unknown', 'segment-invalid', 'absent-in-hubspot'];
  expect([...shownClasses].sort()).toEqual(statuses.filter((one) => !never.includes(one)).sort());
});

describe('the table of a snapshot', () => {
  const table = new CoverageTable(portal);
  test.each<[Partial<typeof firstCoverageQuery>, string[]]>([
    [{}, ['2', '3', '1']],
    [{ descending: true }, ['1', '3', '2']],
    [{ search: 'angstrom' }, ['1']],
    [{ search: 'ZOE@' }, ['1']],
    [{ search: 'nobody' }, []],
    [{ status: 'absent-in-hubspot' }, ['00Q000000000001AAA']],
    [{ status: 'excluded-frozen' }, ['3', '1']],
    [{ flag: 'dead-link' }, ['3']],
    [{ sort: 'lastSync' }, ['3', '1', '2']],
    [{ sort: 'class', descending: true }, ['2', '1', '3']],
    [{ sort: 'email' }, ['3', '2', '1']],
  ])('with %o shows %o', async (query, expected) => expect(await ids(table, query)).toEqual(expected));

  test('a hundred thousand rows are sorted and searched within a blink', async () => {
    const many = Array.from({ length: 100_000 }, (_, n): Person => {
      return [String(n), 'excluded-frozen', `Given ${(n * 7919) % 100_000} Family`, `p${n}@large.example`];
    });
    const large = new CoverageTable(columns(...many));
    await ids(large, {});
    const started = process.threadCpuUsage();
    expect(await ids(large, { search: 'given 4711 family' })).toHaveLength(1);
    expect(await ids(large, { search: 'p99999@' })).toEqual(['99999']);
    // Its own time: the machine may have other work.
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(1_000);
  });

  test('a query that nobody wants any more is given up', async () => {
    expect(await table.rows(firstCoverageQuery, () => false)).toBeNull();
  });
});

test('a comparison tells who moved from which class to which, who came, and who is gone', () => {
  const after = columns(
    ['1', 'included-synced', 'Zoë Ångström'],
    ['2', 'included-synced', 'Ägidius'],
    ['4', 'excluded', 'New'],
    ['00Q000000000002AAA', 'absent-in-hubspot', 'Other'],
  );
  const found = compareSnapshots(portal, after);
  expect(found.stayed).toBe(1);
  expect(found.moved.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['1', 'excluded-frozen', 'included-synced'],
    ['4', 'not-there', 'excluded'],
    ['3', 'excluded-frozen', 'not-there'],
  ]);
  expect(found.matrix.get('included-synced')?.get('included-synced')).toBe(1);
  expect(movedBetween(found, 'not-there', 'excluded').map(({ id }) => id)).toEqual(['4']);
});

test('shares are of all contacts, and a little is never nought', () => {
  const counts = { classes: { excluded: 59_364, 'included-synced': 1 }, flags: {} };
  const shares = sharesOf(counts, 59_365);
  expect(shares.map(({ status }) => status)).toEqual(['included-synced', 'excluded']);
  expect(percent(1 / 400, t)).toBe('0.25%');
  expect(percent(0.876, t)).toBe('88%');
});

test('a quick scan does not claim to tell once from frozen', () => {
  expect(classWord('excluded-frozen', 'quick', t)).toContain('once');
  expect(classWord('excluded-frozen', 'full', t)).not.toContain('once');
});

test('a name that begins like a formula is made safe in the file', () => {
  const evil = columns(['9', 'excluded', '=HYPERLINK("http://x")']);
  expect(csvOf(['a'], [csvCells(evil, 0, 'full', t)])).toContain(`'=HYPERLINK`);
});

test('a long file is the same as one that was made at once', async () => {
  const lines = Array.from({ length: 1_234 }, (_none, n) => [String(n), `Name, "${n}"`, n % 2 ? '=1+1' : null]);
  const parts = await csvParts(['id', 'name', 'more'], lines.length, (n) => lines[n] ?? []);
  // A text that is read from a blob has lost its mark.
  expect(`\ufeff${await new Blob(parts).text()}`).toBe(csvOf(['id', 'name', 'more'], lines));
  expect(await new Blob(await csvParts(['id'], 0, () => [])).text()).toBe('id\r\n');
});

test('where one of two scans cannot tell once from frozen, nobody moved between them', () => {
  const [full, quick] = [columns(['1', 'excluded-once', 'Ada']), columns(['1', 'excluded-frozen', 'Ada'])];
  expect(compareSnapshots(full, quick).moved).toHaveLength(1);
  expect(compareSnapshots(full, quick, true)).toMatchObject({ moved: [], stayed: 1 });
  expect(compareSnapshots(quick, full, true)).toMatchObject({ moved: [], stayed: 1 });
});

test('all that is chosen goes into the file, what is shown first and in its order', () => {
  const chosen = Selection.none(6).with([1, 3, 5], true);
  expect([...chosen.inOrder(Uint32Array.of(4, 3, 1))]).toEqual([3, 1, 5]);
  expect([...chosen.inOrder(new Uint32Array(0))]).toEqual([1, 3, 5]);
});

test('a selection is resynced by its contacts alone', () => {
  const table = new CoverageTable(portal);
  expect(table.contactsOf([0, 2, 3])).toEqual(['1', '3']);
});
