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

/** Where the least script puts its line: the record's name that is shown. */
const names = {
  hubspot: '[data-selenium-test="highlightTitle"]',
  salesforce: '.oneRecordHome:not([hidden]) .slds-page-header__name-title',
};

/**
 * The build with the least that could show a verdict at all: one bare line of text, without a rule, a check or a look
 * of its own. It leaves with the address, comes with the next name that the page draws, in that frame, and changes
 * once, when the one question has been answered after `answerMs`. What the browser itself takes for that.
 */
export function leastScripts(answerMs: number): string {
  const script = (name: string) => `{
    const line = document.createElement('synclens-badge');
    const text = line.attachShadow({ mode: 'closed' });
    let shown, before, queued;
    const put = () => {
      queued = false;
      const name = document.querySelector('${name}');
      if (!name || name === before) return;
      changes.disconnect();
      shown = name;
      name.after(line);
    };
    const changes = new MutationObserver(() => {
      if (!queued) requestAnimationFrame(put);
      queued = true;
    });
    const follow = () => {
      before = shown;
      line.remove();
      text.textContent = 'Checking';
      changes.observe(document, { childList: true, subtree: true, attributeFilter: ['hidden'] });
      chrome.runtime.sendMessage(location.href).then((word) => { text.textContent = word; });
    };
    navigation.addEventListener('currententrychange', follow);
    follow();
    put();
  }`;
  return copyOf((folder) => {
    const answer = `setTimeout(() => reply('In sync'), ${answerMs})`;
    const listener = `chrome.runtime.onMessage.addListener((asked, sender, reply) => { ${answer}; return true; });`;
    writeFileSync(
      join(folder, 'background.js'),
      `chrome.runtime.onInstalled.addListener(() => chrome.runtime.openOptionsPage());\n${listener}`,
    );
    for (const [crm, name] of Object.entries(names))
      writeFileSync(join(folder, `content-scripts/${crm}.js`), script(name));
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
