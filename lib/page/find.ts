import type { Anchor, Catalogue } from './anchors/types';

/** An anchor as it stands in the page. */
export interface Found {
  readonly anchor: Anchor;
  readonly element: Element;
}

/** A place for the badge in the page. */
export interface Place extends Found {
  readonly seat: Element;
  readonly at: InsertPosition;
}

/** The node around this one, out of a shadow root too. */
export const around = (node: Node): Node | null => node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;

/** It has a box. Lightning keeps the tabs that are not shown in the document. Asks for styles only, for no layout. */
export const visible = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The first visible anchor of these roots that is wanted, the best first. */
export function anchorIn(
  catalogue: Catalogue,
  roots: readonly ParentNode[],
  wanted: (element: Element) => boolean,
): Found | null {
  for (const anchor of catalogue)
    for (const root of roots)
      for (const element of root.querySelectorAll(anchor.selector))
        if (visible(element) && wanted(element)) return { anchor, element };
  return null;
}

/** Where in this anchor the badge goes. */
export function placeIn({ anchor, element }: Found): Place {
  for (const { selector, at } of anchor.seats) {
    const seat = deepFirst(element, selector);
    if (seat) return { anchor, element, seat, at };
  }
  // What a shadow host holds beside its root is not shown.
  const inner = anchor.otherwise === 'afterend' ? null : element.shadowRoot?.lastElementChild;
  return { anchor, element, seat: inner ?? element, at: inner ? 'afterend' : anchor.otherwise };
}

/**
 * The first visible match in this element or in the open roots under it. Roots further in are looked for only where
 * the element itself has none: in most pages it has.
 */
function deepFirst(element: Element, selector: string): Element | null {
  const first = (roots: readonly ParentNode[]) =>
    roots.flatMap((root) => [...root.querySelectorAll(selector)]).find(visible);
  return first(ownRoots(element)) ?? first([element]) ?? first(rootsIn(element)) ?? null;
}

/**
 * What cannot have a root, of the elements that pages have most of. A content script pays for each element that it
 * takes in its hands, and more for the first of a kind.
 */
const hosts = ':not(a,button,dd,dl,dt,head,html,i,input,li,link,meta,path,script,style,svg,td,title,tr)';

/** The open roots in this node, also those in each other, outer ones first. */
export function rootsIn(node: ParentNode): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  for (const { shadowRoot } of node.querySelectorAll(hosts))
    if (shadowRoot) found.push(shadowRoot, ...rootsIn(shadowRoot));
  return found;
}

/** The open root of this element itself, with those in it. */
const ownRoots = ({ shadowRoot }: Element): ShadowRoot[] => (shadowRoot ? [shadowRoot, ...rootsIn(shadowRoot)] : []);

/** All text of an element, open roots included: what it says about its record. */
export function textOf(element: Element): string {
  return [...ownRoots(element), element, ...rootsIn(element)].map((root) => root.textContent).join('\n');
}
