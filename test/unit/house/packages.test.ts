/** Packages run nothing when they are installed, and come from one place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly link?: boolean;
}
const read = (file: string) => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

/** Who would run a script at its installation, and why it is not missed. */
const withScripts: Readonly<Record<string, string>> = {
  'core-js': 'prints an appeal for donations',
  'core-js-pure': 'prints an appeal for donations',
  esbuild: 'checks its binary, which comes as a package of its own',
};

test('who would run a script when it is installed is named here, and none is let', () => {
  const found = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(found.map(([path]) => path.replace(/^.*node_modules\//, '')).sort()).toEqual(Object.keys(withScripts).sort());
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

test('every package is held by its checksum', () => {
  const loose = Object.entries(packages).filter(([path, { integrity, link }]) => path && !integrity && !link);
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('what is shipped has one version each, no range', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies } as Record<
    string,
    string
  >);
  expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
