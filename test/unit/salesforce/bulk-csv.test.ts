import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { bulkCsv, readBulkRows } from '../../../lib/salesforce/bulk-csv';

const route = 'GET /jobs/query/{id}/results';
const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'ä', ' ', '=') }));
const tables = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }).map((rows) => ({
    head: ['Id', 'Owner.Email', '__proto', 'd'].slice(0, width),
    rows,
  })),
);
const named = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));

describe('rows of a Bulk job', () => {
  test('are read as another writer meant them, quoted or not, with LF or CRLF', () => {
    fc.assert(
      fc.property(
        tables,
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        ({ head, rows }, quotes, newline, ended) => {
          const text = Papa.unparse([head, ...rows], { quotes, newline }) + (ended ? newline : '');
          // A last line of empty cells alone, without an end of its own, is still one.
          expect(readBulkRows(text, route)).toEqual(named(head, rows));
        },
      ),
    );
  });

  test('are written so that another reader finds the same', () => {
    fc.assert(
      fc.property(tables, ({ head, rows }) => {
        const text = bulkCsv(named(head, rows) as Record<string, string>[]);
        expect(Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(0, -1)).toEqual([
          head,
          ...rows,
        ]);
      }),
    );
  });

  test('an id stays text, an empty cell is an empty text, an empty body has no rows', () => {
    expect(readBulkRows('Id,Email\n"007",""\n', route)).toEqual([{ Id: '007', Email: '' }]);
    expect([readBulkRows('', route), readBulkRows('Id,Email\n', route), readBulkRows('\n', route)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test.each(['Id,Email\n"1","a', 'Id,Email\n"1"', 'Id,Email\n"1"\n"2","b"\n', 'Id\na"b\n'])(
    'what was cut off is told: %j',
    (body) => {
      expect(() => readBulkRows(body, route)).toThrow(expect.objectContaining({ kind: 'unreadable' }));
    },
  );
});
