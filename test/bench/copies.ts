import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedBuild } from '../e2e/harness/build';

/** A background that does nothing: it opens the options of a new installation, and answers whatever it is asked. */
const nothing = `
chrome.runtime.onInstalled.addListener(() => chrome.runtime.openOptionsPage());
chrome.runtime.onMessage.addListener((asked, _sender, reply) => reply({ nav: asked.nav, badge: null, final: true }));
`;

interface Manifest {
  content_scripts?: unknown;
}

/** A copy of the shipped build in a temporary folder; its owner removes it. */
function copyOf(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'synclens-bench-'));
  cpSync(shippedBuild(), folder, { recursive: true });
  change(folder);
  return folder;
}

/** Runs with a copy of the build, and removes it. */
export async function withBuild<T>(folder: string, run: (build: string) => Promise<T>): Promise<T> {
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The build with an empty background: what the browser itself takes to start one and to carry a message. */
export function emptyBackground(): string {
  return copyOf((folder) => writeFileSync(join(folder, 'background.js'), nothing));
}

/** The build with an empty background and no content scripts: pages as they are without us. */
export function absent(): string {
  return copyOf((folder) => {
    writeFileSync(join(folder, 'background.js'), nothing);
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    delete manifest.content_scripts;
    writeFileSync(path, JSON.stringify(manifest));
  });
}

/** The build with an empty background and content scripts that do nothing: what the browser itself takes for one. */
export function emptyScripts(): string {
  return copyOf((folder) => {
    writeFileSync(join(folder, 'background.js'), nothing);
    for (const crm of ['hubspot', 'salesforce'])
      writeFileSync(join(folder, `content-scripts/${crm}.js`), 'chrome.runtime.id;');
  });
}

/** Moments of a start, epoch ms: the script runs, it is evaluated, the first call leaves. */
export interface Marks {
  readonly read: number;
  readonly evaluated: number;
  readonly asked: number;
}

/** The build with three marks in its background, `globalThis.marks`. Figures beside a budget never come from it. */
export function markedBuild(): string {
  const now = 'performance.timeOrigin + performance.now()';
  const before = `globalThis.marks = { read: ${now} };
    { const send = fetch; globalThis.fetch = (...given) => { marks.asked ??= ${now}; return send(...given); }; }\n`;
  return copyOf((folder) => {
    const path = join(folder, 'background.js');
    writeFileSync(path, `${before}${readFileSync(path, 'utf8')}\n;marks.evaluated = ${now};`);
  });
}
