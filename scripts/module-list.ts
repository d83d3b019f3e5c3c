import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly modules?: Readonly<Record<string, unknown>>;
  readonly imports?: readonly string[];
}

/**
 * Writes beside the build, for a test, which modules the bundler put into each script:
 * `.output/modules/<build>/<script>.json`, paths from the root.
 */
export function moduleList() {
  return {
    name: 'module-list',
    apply: 'build' as const,
    generateBundle(options: { readonly dir?: string }, bundle: Readonly<Record<string, Chunk>>) {
      const build = basename(options.dir ?? '');
      for (const { type, fileName, modules, imports = [] } of Object.values(bundle)) {
        if (type !== 'chunk' || !modules) continue;
        const file = join(root, '.output/modules', build, `${fileName}.json`);
        mkdirSync(dirname(file), { recursive: true });
        // The background's first script holds what it imports (background-in-parts).
        const more = fileName === 'background.js' ? reached(imports, bundle) : [];
        const ids = [modules, ...more]
          .flatMap((one) => Object.keys(one))
          .map((id) => (id.startsWith('/') ? relative(root, id) : id));
        writeFileSync(file, JSON.stringify(ids.sort(), null, 1));
      }
    },
  };
}

/** The modules of these scripts, and of all that they import. */
function reached(names: readonly string[], all: Readonly<Record<string, Chunk>>): Readonly<Record<string, unknown>>[] {
  const seen = new Set(names);
  for (const name of seen) for (const next of all[name]?.imports ?? []) seen.add(next);
  return [...seen].map((name) => all[name]?.modules ?? {});
}
