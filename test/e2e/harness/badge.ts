import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import { until } from './until';

type Node = Protocol.DOM.Node;

/** A badge as it stands in the page now, read through its closed root. */
export interface SeenBadge {
  readonly word: string;
  readonly tone: string;
  readonly status: string;
  readonly line: string;
  readonly label: string;
  /** More is to come. */
  readonly busy: boolean;
  /** In an anchor of the page, or as the floating pill. */
  readonly place: string;
  /** It has a box, and nothing around it is hidden. */
  readonly visible: boolean;
  readonly nodeId: number;
}

/** Every badge of the page, also empty twins and those in hidden tabs. */
export async function badges(page: Page): Promise<SeenBadge[]> {
  return withCdp(page, async (cdp) => {
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    return Promise.all(everyNode(root, isHost).map((host) => describe(cdp, host)));
  });
}

/** The one visible badge; null where there is none. Two at once are an error. */
export async function readBadge(page: Page): Promise<SeenBadge | null> {
  const visible = (await badges(page)).filter((badge) => badge.visible);
  if (visible.length > 1) throw new Error(`${visible.length} badges at once`);
  return visible[0] ?? null;
}

/** Waits for a badge that fulfils `wanted` (any that is not loading, unless given). */
export function badgeOf(
  page: Page,
  wanted: (badge: SeenBadge) => boolean = (badge) => badge.status !== 'loading',
  timeout = 30_000,
): Promise<SeenBadge> {
  return until(
    'a badge',
    async () => {
      const badge = await readBadge(page);
      return badge && wanted(badge) ? badge : null;
    },
    { timeout },
  );
}

/** Where the badge is on the page: its middle, for the mouse. */
export function middleOf(page: Page, badge: SeenBadge): Promise<{ x: number; y: number }> {
  return withCdp(page, async (cdp) => {
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = everyNode(root, isHost)[0];
    const button = host && everyNode(host, (node) => node.localName === 'button')[0];
    if (!button) throw new Error(`No badge to point at (${badge.word})`);
    const { model } = await cdp.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [left = 0, top = 0] = model.border;
    return { x: left + model.width / 2, y: top + model.height / 2 };
  });
}

/** Makes the closed root visible to scripts of the page, for axe; removes nothing. */
export function openRoots(page: Page): Promise<void> {
  return withCdp(page, async (cdp) => {
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    for (const host of everyNode(root, isHost)) {
      const shadow = host.shadowRoots?.[0];
      if (!shadow) continue;
      const [{ object: element }, { object: inside }] = await Promise.all([
        cdp.send('DOM.resolveNode', { nodeId: host.nodeId }),
        cdp.send('DOM.resolveNode', { nodeId: shadow.nodeId }),
      ]);
      await cdp.send('Runtime.callFunctionOn', {
        objectId: element.objectId,
        functionDeclaration:
          'function (root) { Object.defineProperty(this, "shadowRoot", { value: root, configurable: true }); }',
        arguments: [{ objectId: inside.objectId }],
      });
    }
  });
}

async function describe(cdp: CDPSession, host: Node): Promise<SeenBadge> {
  const shadow = host.shadowRoots?.[0];
  const find = (test: (attributes: Map<string, string>, node: Node) => boolean) =>
    shadow && everyNode(shadow, (node) => test(attributesOf(node), node))[0];
  const button = find((_, node) => node.localName === 'button');
  const attributes = button ? attributesOf(button) : new Map<string, string>();
  const visible = Boolean(button && (await isSeen(cdp, button).catch(() => false)));
  return {
    word: textOf(find((own) => own.get('class') === 'word')),
    tone: attributes.get('data-tone') ?? '',
    status: attributes.get('data-status') ?? '',
    line: textOf(find((own) => own.get('role') === 'tooltip')),
    label: attributes.get('aria-label') ?? '',
    busy: attributes.get('aria-busy') === 'true',
    place: attributesOf(host).get('data-place') ?? '',
    visible,
    nodeId: host.nodeId,
  };
}

/** It has a box that is not empty, and nothing hides it. */
async function isSeen(cdp: CDPSession, node: Node): Promise<boolean> {
  const { object } = await cdp.send('DOM.resolveNode', { nodeId: node.nodeId });
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration:
      'function () { return this.checkVisibility({ visibilityProperty: true }) && this.getBoundingClientRect().width > 0; }',
    returnByValue: true,
  });
  cdp.send('Runtime.releaseObject', { objectId: object.objectId ?? '' }).catch(() => undefined);
  return result.value === true;
}

/** One session for each page: to attach a new one for every look costs the browser more than the look. */
const sessions = new WeakMap<Page, CDPSession>();

async function withCdp<T>(page: Page, run: (cdp: CDPSession) => Promise<T>): Promise<T> {
  const cdp = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, cdp);
  try {
    return await run(cdp);
  } catch (error) {
    sessions.delete(page);
    await cdp.detach().catch(() => undefined);
    throw error;
  }
}

const isHost = (node: Node) => node.localName === 'synclens-badge';

function everyNode(node: Node, test: (node: Node) => boolean): Node[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [...(test(node) ? [node] : []), ...below.flatMap((child) => everyNode(child, test))];
}

function attributesOf(node: Node): Map<string, string> {
  const list = node.attributes ?? [];
  return new Map(list.flatMap((name, i) => (i % 2 === 0 ? [[name, list[i + 1] ?? ''] as const] : [])));
}

function textOf(node: Node | undefined): string {
  if (!node) return '';
  return node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(textOf).join('');
}
