import type { Browser, Page } from 'puppeteer-core';
import type { SeenBadge } from './badge';
import { type BidiNode, bidi, contextOf } from './firefox-inside';
import { until } from './until';

/** The parts of a badge that Firefox's driver tells; `root`: whether the page could look into it. */
export type FirefoxBadge = Omit<SeenBadge, 'nodeId' | 'visible'> & { readonly root: string; readonly button: string };

/** Waits for the one badge of the page with this status, read through its closed root. */
export function firefoxBadge(browser: Browser, page: Page, status: string): Promise<FirefoxBadge> {
  return until(`a badge "${status}"`, async () => {
    const found = await badgesOf(browser, page);
    if (found.length > 1) throw new Error(`${found.length} badges at once`);
    if (found[0]?.status !== status) throw new Error(`${found[0]?.status}: ${found[0]?.line}`);
    return found[0];
  });
}

/** The middle of the badge's button, for the mouse. */
export async function middleInFirefox(browser: Browser, page: Page, { button }: FirefoxBadge) {
  const { result } = await bidi(browser, 'script.callFunction', {
    functionDeclaration:
      'one => { const { x, y, width, height } = one.getBoundingClientRect(); return JSON.stringify({ x: x + width / 2, y: y + height / 2 }); }',
    arguments: [{ sharedId: button }],
    target: { context: contextOf(page) },
    awaitPromise: false,
  });
  return JSON.parse(String(result?.value)) as { x: number; y: number };
}

async function badgesOf(browser: Browser, page: Page): Promise<FirefoxBadge[]> {
  const { nodes } = await bidi(browser, 'browsingContext.locateNodes', {
    context: contextOf(page),
    locator: { type: 'css', value: 'synclens-badge[data-place]' },
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 10 },
  });
  return nodes.map(seen);
}

function seen(host: BidiNode): FirefoxBadge {
  const inside = everyNode(host.value.shadowRoot?.value.children ?? []);
  const find = (name: string, value: string) => inside.find(({ value: one }) => one.attributes?.[name] === value);
  const button = inside.find(({ value }) => value.localName === 'button');
  const { attributes = {} } = button?.value ?? {};
  return {
    word: textOf(find('class', 'word')),
    tone: attributes['data-tone'] ?? '',
    status: attributes['data-status'] ?? '',
    line: textOf(find('role', 'tooltip')),
    label: attributes['aria-label'] ?? '',
    busy: attributes['aria-busy'] === 'true',
    place: host.value.attributes?.['data-place'] ?? '',
    root: host.value.shadowRoot?.value.mode ?? 'none',
    button: button?.sharedId ?? '',
  };
}

const everyNode = (nodes: readonly BidiNode[]): BidiNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.value.children ?? [])]);

const textOf = (node: BidiNode | undefined): string =>
  node
    ? (node.value.nodeValue ??
      everyNode(node.value.children ?? [])
        .map(({ value }) => value.nodeValue ?? '')
        .join(''))
    : '';
