import { type ModuleExportName, parseSync } from 'oxc-parser';
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
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) throw new Error('A background without an entry');
      const first = ahead(entry, chunks);
      const parts = chunks.filter((one) => one !== entry && !first.includes(one));
      for (const chunk of chunks) chunk.code = classic(chunk, chunks);
      entry.code = reader(parts) + [...first, entry].map(({ code }) => code).join('\n');
      for (const { fileName } of first) delete bundle[fileName];
    },
  };
}

/**
 * What a script imports for itself, in the order in which it has to run. The bundler cuts off what parts share with the
 * first script; it is needed at each start, and each script more is one more way to the disk.
 */
export function ahead(
  chunk: Pick<Chunk, 'fileName' | 'imports'>,
  all: readonly Chunk[],
  under: string[] = [],
): Chunk[] {
  const found = new Set<Chunk>();
  for (const name of chunk.imports) {
    const other = all.find(({ fileName }) => fileName === name);
    if (!other) throw new Error(`${chunk.fileName} imports ${name}, which is not there`);
    if (under.includes(name)) throw new Error(`${chunk.fileName} and ${name} import each other`);
    for (const one of [...ahead(other, all, [...under, chunk.fileName]), other]) found.add(one);
  }
  return [...found];
}

/** An ES module of these as a classic script. Its imports are read before it; exports never change once it has run. */
function classic(chunk: Chunk, all: readonly Chunk[]): string {
  const { module, program, errors } = parseSync(chunk.fileName, chunk.code);
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
  // The statements themselves: of a name that was imported and is handed on, the module's record has another place.
  const exported: string[] = [];
  for (const node of program.body) {
    if (!/^Export/.test(node.type)) continue;
    if (node.type !== 'ExportNamedDeclaration' || node.declaration)
      throw new Error(`${chunk.fileName} exports in a way that is not known here`);
    const from = node.source ? `${parts}[${JSON.stringify(fileOf(node.source.value))}].` : '';
    for (const { local, exported: name } of node.specifiers) exported.push(`${nameOf(name)}:${from}${nameOf(local)}`);
    edits.push({ start: node.start, end: node.end, text: '' });
  }
  for (const { start, end, moduleRequest } of module.dynamicImports) {
    const file = fileOf(chunk.code.slice(moduleRequest.start, moduleRequest.end));
    if (!all.some(({ fileName }) => fileName === file)) throw new Error(`${chunk.fileName} imports ${file}`);
    edits.push({ start, end, text: `${read}(${JSON.stringify(file)})` });
  }
  const body = edits
    .sort((a, b) => b.start - a.start)
    .reduce((code, { start, end, text }) => code.slice(0, start) + text + code.slice(end), chunk.code);
  return `(()=>{${body}\n;${parts}[${JSON.stringify(chunk.fileName)}]={${exported}}})();`;
}

/** A name of an import or export as it stands in the script. */
const nameOf = (name: ModuleExportName) => (name.type === 'Literal' ? JSON.stringify(name.value) : name.name);

/** Reads a part and what it imports, each once; all of them while the worker is installed. */
function reader(others: readonly Chunk[]): string {
  const cases = others.map(({ fileName, imports }) => {
    const before = imports.filter((one) => others.some((other) => other.fileName === one));
    const name = JSON.stringify(fileName);
    return `${name}(){${before.map((one) => `read(${JSON.stringify(one)});`).join('')}importScripts(${name})}`;
  });
  return `${parts}={};{const files={${cases}},read=(name)=>{${parts}[name]??files[name]();return ${parts}[name]};${read}=async(name)=>read(name);addEventListener("install",()=>{for(const name in files)read(name)})}\n`;
}
