import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const components = join(import.meta.dirname, '../../../components');
const files = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
/** The one place where a text field is made: without a spelling check, for which Chromium fetches a dictionary. */
const home = join('kit', 'Field.tsx');
/** Fields that nobody types into. */
const typeless = /type="(checkbox|radio|file)"/;

test('whoever types, types into the field of the kit', () => {
  const own = files.flatMap((name) => {
    const text = readFileSync(join(components, name), 'utf8');
    const tags = text.match(/<(input|textarea)\b[\s\S]*?>/g) ?? [];
    return name === home ? [] : tags.filter((tag) => !typeless.test(tag)).map((tag) => `${name}: ${tag}`);
  });
  expect(own).toEqual([]);
  expect(readFileSync(join(components, home), 'utf8').match(/<input[^>]*>/g)).toHaveLength(1);
  expect(readFileSync(join(components, home), 'utf8')).toMatch(/<input[^>]* spellCheck={false}/);
});
