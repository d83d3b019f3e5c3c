import { parseSync } from 'oxc-parser';
import type { Plugin } from 'vite';

/** A script of the bundler's, as far as it matters here. */
interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  code: string;
}

/** What the parts hand each other, on the worker's global: file → its exports, and file → how to read it. */
const parts = 'globalThis.synclensParts';
const read = 'globalThis.synclensRead';

/**
 * Makes of the background one script for each `import()` instead of one for all. A stopped worker is started by a view of a
 * record, mostly, and each function of its script costs it time then, called or not: the browser keeps the compiled
 * form of all of them with an installed script, three times its size. What only a page of ours or a job needs is a
 * script of its own, read on demand.
 *
 * A service worker knows no `import()`, and an import of its own would be read at each start. `importScripts` may
 * read at any time what was read once while the worker was installed; that is what the parts become.
 */
export function backgroundInParts(): Plugin {
  let isBackground = false;
  return {
    name: 'background-in-parts',
    apply: 'build',
    config(config, { mode }) {
      const { build } = config;
      isBackground = mode === 'production' && JSON.stringify(build?.lib ?? null).includes('wxt-background-entrypoint');
      const output = build?.rollupOptions?.output;
      if (!isBackground || !build?.lib || !output || Array.isArray(output)) return;
      build.lib.formats = ['es'];
      Object.assign(build.rollupOptions ?? {}, { preserveEntrySignatures: 'allow-extension' });
      Object.assign(output, { chunkFileNames: 'background-[name].js', minify: true, comments: false });
    },
    generateBundle(_options, bundle) {
      if (!isBackground) return;
      const chunks = (Object.values(bundle) as unknown as Chunk[]).filter(({ type }) => type === 'chunk');
      for (const chunk of chunks) chunk.code = classic(chunk, chunks);
    },
  };
}

/** An ES module of these as a classic script. Its imports are read before it; exports never change once it has run. */
function classic(chunk: Chunk, all: readonly Chunk[]): string {
  const { module, errors } = parseSync(chunk.fileName, chunk.code);
  if (errors.length > 0 || module.importMetas.length > 0) throw new Error(`${chunk.fileName} cannot be made a script`);
  const fileOf = (request: string) =>
    request
      .replace(/^['"`]\.\//, '')
      .replace(/['"`]$/, '')
      .replace(/^\.\//, '');
  const edits: { start: number; end: number; text: string }[] = [];
  for (const { start, end, entries, moduleRequest } of module.staticImports) {
    const names = entries.map(({ importName, localName }) => {
      if (importName.kind !== 'Name') throw new Error(`${chunk.fileName} imports in a way that is not known here`);
      return `${importName.name}:${localName.value}`;
    });
    const text = names.length > 0 ? `const{${names}}=${parts}[${JSON.stringify(fileOf(moduleRequest.value))}];` : '';
    edits.push({ start, end, text });
  }
  const exported: string[] = [];
  for (const { start, end, entries } of module.staticExports) {
    for (const { exportName, localName } of entries)
      exported.push(`${exportName.kind === 'Default' ? 'default' : exportName.name}:${localName.name}`);
    edits.push({ start, end, text: '' });
  }
  for (const { start, end, moduleRequest } of module.dynamicImports) {
    const file = fileOf(chunk.code.slice(moduleRequest.start, moduleRequest.end));
    if (!all.some(({ fileName }) => fileName === file)) throw new Error(`${chunk.fileName} imports ${file}`);
    edits.push({ start, end, text: `${read}(${JSON.stringify(file)})` });
  }
  const body = edits
    .sort((a, b) => b.start - a.start)
    .reduce((code, { start, end, text }) => code.slice(0, start) + text + code.slice(end), chunk.code);
  const wrapped = `(()=>{${body}\n;${parts}[${JSON.stringify(chunk.fileName)}]={${exported}}})();`;
  return chunk.isEntry ? reader(all.filter((one) => !one.isEntry)) + wrapped : wrapped;
}

/** Reads a part and what it imports, each once; all of them while the worker is installed. */
function reader(others: readonly Chunk[]): string {
  const cases = others.map(({ fileName, imports }) => {
    const before = imports.filter((one) => others.some((other) => other.fileName === one));
    const name = JSON.stringify(fileName);
    return `${name}(){${before.map((one) => `read(${JSON.stringify(one)});`).join('')}importScripts(${name})}`;
  });
  return `${parts}={};{const files={${cases}},read=(name)=>{${parts}[name]??files[name]();return ${parts}[name]};${read}=async(name)=>read(name);addEventListener("install",()=>{for(const name in files)read(name)})}\n`;
}
