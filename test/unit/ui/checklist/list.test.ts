import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../../lib/eligibility/decide';
import type { CheckEntry, ChecklistView } from '../../../../lib/protocol/checklist-pages';
import { unknownCodes } from '../../../../lib/records/recognise';
import type { Ask } from '../../../../lib/ui/ask';
import { decodeFile } from '../../../../lib/ui/checklist/decode';
import { namedBy, type ParseChoice, parseList } from '../../../../lib/ui/checklist/parse';
import { createChecklistStore } from '../../../../lib/ui/checklist/store';
import { firstListQuery, joined, shownListRows, statesOf } from '../../../../lib/ui/checklist/table';
import { becauseText, csvRow, headOf, stateWord } from '../../../../lib/ui/checklist/words';
import { createT } from '../../../../lib/ui/i18n';
import { csvOf } from '../../../../lib/ui/preview/csv';
import * as f from '../../eligibility/facts';

const home = { portalId: '24000001', apiHost: 'acme.my.salesforce.com' };
const read = (text: string, choice: ParseChoice = {}) => {
  const list = parseList(text, choice, home);
  if (!list) throw new Error('nothing');
  return list;
};
const bytes = (...all: number[]) => new Uint8Array(all);

describe('a list as spreadsheets and people give it', () => {
  test.each([
    ['semicolons and a mark', '\ufeffName;E-Mail\r\nAda;ada@acme.example\r\nBob;bob@acme.example\r\n', ';'],
    ['commas', 'Name,E-Mail\nAda,ada@acme.example\nBob,bob@acme.example', ','],
    ['tabs', 'Name\tE-Mail\nAda\tada@acme.example\nBob\tbob@acme.example', '\t'],
    ['bars', 'Name|E-Mail\nAda|ada@acme.example\nBob|bob@acme.example', '|'],
  ])('with %s: separator, head and column are found', (_name, text, delimiter) => {
    expect(read(text)).toMatchObject({ head: ['Name', 'E-Mail'], column: 1, delimiter });
    expect(read(text).rows.map((row) => row[1])).toEqual(['ada@acme.example', 'bob@acme.example']);
  });

  test('quoted cells keep separators and line breaks', () => {
    const { rows, column } = read('"Lovelace, Ada",ada@acme.example\n"Two\nlines",bob@acme.example');
    expect(rows).toEqual([
      ['Lovelace, Ada', 'ada@acme.example'],
      ['Two\nlines', 'bob@acme.example'],
    ]);
    expect(column).toBe(1);
  });

  test('one column, without a head; and everybody in one line', () => {
    expect(read('ada@acme.example\nbob@acme.example')).toMatchObject({ head: null, column: 0 });
    expect(read('ada@acme.example, bob@acme.example').rows).toHaveLength(2);
    expect(read('Ada <ada@acme.example>; Bob <bob@acme.example>').rows).toHaveLength(2);
  });

  test('the line by which Excel is told the separator is no row', () => {
    const text = '\ufeffsep=;\r\nName;E-Mail\r\nAda, Lady;ada@acme.example\r\n';
    expect(read(text)).toMatchObject({ head: ['Name', 'E-Mail'], column: 1, delimiter: ';' });
    expect(read(text).rows).toEqual([['Ada, Lady', 'ada@acme.example']]);
    expect(read(text, { delimiter: ',' }).delimiter).toBe(',');
  });

  test('a quotation mark that is never closed is told with its row, for it takes the rest of the list', () => {
    const list = read('E-Mail,Note\nada@acme.example,x\nbob@acme.example,"open\ncarl@acme.example,y\n');
    expect(list).toMatchObject({ openQuote: 3 });
    expect(list.rows).toHaveLength(2);
    expect(read('E-Mail,Note\nada@acme.example,"closed"').openQuote).toBeNull();
  });

  test('what was guessed wrong can be set right', () => {
    const text = 'a@acme.example,51\nb@acme.example,52';
    expect(namedBy(read(text, { column: 1 }), home).keys.map(({ kind }) => kind)).toEqual(['hubspot', 'hubspot']);
    expect(read(text, { hasHead: true }).rows).toHaveLength(1);
    expect(read('x;y@acme.example', { delimiter: ',' }).rows[0]).toHaveLength(1);
  });

  test('empty lines and rows that are too short are no trouble, and nothing is nothing', () => {
    expect(read('Name,E-Mail\n\nAda\nBob,bob@acme.example\n,\n').rows).toEqual([
      ['Ada', ''],
      ['Bob', 'bob@acme.example'],
    ]);
    expect(parseList(' \n \n', {}, home)).toBeNull();
  });

  test('10,000 rows are read, each name once', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `${n},p${n % 9000}@acme.example`).join('\n');
    const { keys, duplicates, rows } = namedBy(read(text, { column: 1 }), home);
    expect([keys.length, duplicates, rows.length]).toEqual([9000, 1000, 10_000]);
  });
});

test.each([
  ['UTF-8', new TextEncoder().encode('Jürgen'), 'Jürgen'],
  ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x4a), 'J'],
  ['UTF-16', bytes(0xff, 0xfe, 0x4a, 0, 0xfc, 0), 'Jü'],
  ['the code page of Western Europe', bytes(0x4a, 0xfc), 'Jü'],
  ['a workbook', bytes(0x50, 0x4b, 3, 4), { trouble: 'workbook' }],
  ['an older workbook', bytes(0xd0, 0xcf, 0x11), { trouble: 'workbook' }],
  ['a picture', bytes(0x89, 0x50, 0, 0), { trouble: 'binary' }],
])('a file of %s', (_name, file, text) => {
  expect(decodeFile(file)).toEqual(text);
});

const verdict = decide(f.facts({ contact: f.synced() }), f.settings());
const entry: CheckEntry = {
  key: { kind: 'email', email: 'ada@acme.example' },
  result: {
    ...verdict,
    name: '=Ada',
    email: 'ada@acme.example',
    contactId: '51',
    salesforce: { object: 'Contact', id: '003AB00000CDEFGYA5' },
  },
};
const nowhere: CheckEntry = {
  key: { kind: 'email', email: 'b@acme.example' },
  result: {
    status: 'nowhere',
    reasons: [],
    warnings: [],
    notChecked: [],
    asOf: f.now,
    name: null,
    email: 'b@acme.example',
    contactId: null,
    salesforce: null,
  },
};
const rows = joined(
  [
    { cells: ['=cmd()', 'ada@acme.example'], at: 0 },
    { cells: ['+49 30 1', 'ADA@acme.example'], at: 0 },
    { cells: ['', ''], at: 'empty' },
    { cells: ['x', 'b@acme.example'], at: 1 },
  ],
  [entry, nowhere],
);

describe.each(['en', 'de'] as const)('the rows in %s', (locale) => {
  const t = createT(locale, 'UTC');
  test('have a word and a sentence each', () => {
    for (const row of rows) expect(becauseText(row, t)).toMatch(/\p{L}{3}.*\.$/u);
    for (const [state] of statesOf(rows)) expect(stateWord(state, t)).not.toMatch(/^(status|checklist)\./);
    for (const code of unknownCodes) expect(t.has(`checklist.unknown.${code}`)).toBe(true);
    for (const one of ['deletion', 'duplicates', 'later-changes'])
      expect(t.has(`checklist.not-checked.${one}`)).toBe(true);
  });

  test('as a file keep the columns that they came with, add what was found, and run nothing in a spreadsheet', () => {
    const list = { head: ['Note', 'E-Mail'], column: 1 } as unknown as ChecklistView;
    const file = csvOf(
      headOf(list, 2, t),
      rows.map((row) => csvRow(row, t)),
    );
    expect(file.startsWith('\ufeff')).toBe(true);
    const [head, first, second, third] = Papa.parse<string[]>(file.slice(1)).data;
    expect(head?.slice(0, 2)).toEqual(['Note', 'E-Mail']);
    expect(head).toHaveLength(9);
    expect(first?.slice(0, 3)).toEqual(["'=cmd()", 'ada@acme.example', stateWord('included-synced', t)]);
    expect(first?.slice(4)).toEqual([
      'R4',
      expect.any(String),
      '51',
      '003AB00000CDEFGYA5',
      new Date(f.now).toISOString(),
    ]);
    expect(second?.[3]).toContain(t('checklist.again'));
    expect(third?.[2]).toBe(stateWord('names-nobody', t));
    for (const cell of Papa.parse<string[]>(file.slice(1)).data.flat()) expect(cell).not.toMatch(/^[=+@]/);
  });
});

test('rows are searched in what was given and found, filtered and sorted; the list itself stays', async () => {
  const numbers = async (patch: object) => {
    const found = await shownListRows(rows, { ...firstListQuery, ...patch }, { column: 1, locale: 'en' });
    return found?.map((row) => row.number);
  };
  expect(await numbers({})).toEqual([1, 2, 3, 4]);
  expect(await numbers({ search: '003ab' })).toEqual([1, 2]);
  expect(await numbers({ search: 'CMD' })).toEqual([1]);
  expect(await numbers({ state: 'names-nobody' })).toEqual([3]);
  expect(await numbers({ sort: 'given', descending: true })).toEqual([4, 2, 1, 3]);
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4]);
  expect(statesOf(rows)).toEqual([
    ['included-synced', 2],
    ['names-nobody', 1],
    ['nowhere', 1],
  ]);
});

test('a list is opened part after part; a failure in between is told and shows no half list', async () => {
  const answers: Record<string, unknown[]> = {
    'checklist-entries': [
      { ok: true, value: { entries: [entry], next: 1 } },
      { ok: true, value: { entries: [nowhere], next: null } },
      { ok: false, trouble: { kind: 'no-answer' } },
    ],
    'checklist-rows': [{ ok: true, value: { rows: [{ cells: ['b'], at: 1 }], next: null } }],
  };
  const ask = (async (name: string) => answers[name]?.shift()) as unknown as Ask;
  const store = createChecklistStore(ask);
  await store.open('one');
  expect(store.getState().rows.one).toMatchObject([{ number: 1, result: { status: 'nowhere' } }]);
  await store.open('two');
  expect(store.getState()).toMatchObject({ trouble: { kind: 'no-answer' } });
  expect(store.getState().rows.two).toBeUndefined();
});
