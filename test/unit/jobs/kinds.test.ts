import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../../lib/protocol/kinds';

test('every kind of job has a file of its name, and every file is registered', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../lib/protocol/kinds')).map((name) =>
    name.replace(/\.ts$/, ''),
  );
  const helpers = ['index', 'types'];
  expect(files.filter((name) => !helpers.includes(name)).sort()).toEqual(kinds.map(({ kind }) => kind.kind).sort());
});
