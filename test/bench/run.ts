/** `npm run bench`: builds, measures, prints a table and writes `.output/bench.json`. Never fails by a figure. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../temporal';
import { type Figure, table } from './figure';
import { groups } from './groups';

const root = join(import.meta.dirname, '../..');
const only = process.argv.slice(2);

execFileSync(join(root, 'node_modules/.bin/wxt'), ['build', '--level', 'error'], { cwd: root, stdio: 'inherit' });
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = Date.now();
  const found = await measure();
  figures.push(...found);
  console.log(`${name} (${((Date.now() - started) / 1000).toFixed(0)} s)\n${table(found)}\n`);
}
mkdirSync(join(root, '.output'), { recursive: true });
writeFileSync(join(root, '.output/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
const over = figures.filter(({ holds }) => !holds);
console.log(`${figures.length} figures, ${over.length} over budget${over.map(({ id }) => ` ${id}`).join('')}`);
