import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly modules?: Readonly<Record<string, unknown>>;
}

/**
 * Writes beside the build, for a test, which modules the bundler put into each script:
 * `.output/modules/<browser>/<script>.json`, paths from the root.
 */
export function moduleList(browser: string) {
  return {
    name: 'module-list',
    apply: 'build' as const,
    generateBundle(_options: unknown, bundle: Readonly<Record<string, Chunk>>) {
      for (const { type, fileName, modules } of Object.values(bundle)) {
        if (type !== 'chunk' || !modules) continue;
        const file = join(root, '.output/modules', browser, `${fileName}.json`);
        mkdirSync(dirname(file), { recursive: true });
        const ids = Object.keys(modules).map((id) => (id.startsWith('/') ? relative(root, id) : id));
        writeFileSync(file, JSON.stringify(ids.sort(), null, 1));
      }
    },
  };
}
