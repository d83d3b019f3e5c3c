import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differing, hashes } from '../../../scripts/verify-build';

function folder(files: Readonly<Record<string, string>>) {
  const made = mkdtempSync(join(tmpdir(), 'synclens-hashes-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(made, name, '..'), { recursive: true });
    writeFileSync(join(made, name), text);
  }
  const found = hashes(made);
  rmSync(made, { recursive: true });
  return found;
}

test('two builds are the same, or the files are named in which they are not', () => {
  const one = folder({ 'a.js': '1', 'chunks/b.js': '2' });
  expect([...one.keys()]).toEqual(['a.js', 'chunks/b.js']);
  expect(differing(one, folder({ 'chunks/b.js': '2', 'a.js': '1' }))).toEqual([]);
  expect(differing(one, folder({ 'a.js': '1 ', 'chunks/b.js': '2' }))).toEqual(['a.js']);
  expect(differing(one, folder({ 'a.js': '1', 'chunks/c.js': '2' }))).toEqual(['chunks/b.js', 'chunks/c.js']);
});
