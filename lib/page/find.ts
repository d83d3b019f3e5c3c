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

/**
 * What comes of the first of these that anything comes of. Lists are gone through by number in what runs at each step:
 * each loop over an iterator is half a kilobyte of machine code in every tab.
 */
export function first<T, R>(all: ArrayLike<T>, of: (one: T) => R | false | null): R | null {
  for (let at = 0; at < all.length; at += 1) {
    const found = of(all[at] as T);
    if (found) return found;
  }
  return null;
}

/** The first visible anchor of these roots that is wanted, the best first. */
export function anchorIn(
  catalogue: Catalogue,
  roots: readonly ParentNode[],
  wanted: (element: Element) => boolean,
): Found | null {
  return first(catalogue, (anchor) =>
    first(roots, (root) =>
      first(
        root.querySelectorAll(anchor.selector),
        (element) => visible(element) && wanted(element) && { anchor, element },
      ),
    ),
  );
}

/** Where in this anchor the badge goes. */
export function placeIn({ anchor, element }: Found): Place {
  const within = first(anchor.seats, ({ selector, at }) => {
    const seat = deepFirst(element, selector);
    return seat && { anchor, element, seat, at };
  });
  // What a shadow host holds beside its root is not shown.
  const inner = anchor.otherwise === 'afterend' ? null : element.shadowRoot?.lastElementChild;
  return within ?? { anchor, element, seat: inner ?? element, at: inner ? 'afterend' : anchor.otherwise };
}

/**
 * The first visible match in this element or in the open roots under it. Roots further in are looked for only where
 * the element itself has none: in most pages it has.
 */
function deepFirst(element: Element, selector: string): Element | null {
  const within = (roots: readonly ParentNode[]) =>
    first(roots, (root) => first(root.querySelectorAll(selector), (one) => visible(one) && one));
  return within(ownRoots(element)) ?? within([element]) ?? within(rootsIn(element));
}

/**
 * What cannot have a root, of the elements that pages have most of. A content script pays for each element that it
 * takes in its hands, and more for the first of a kind.
 */
const hosts = ':not(a,button,dd,dl,dt,head,html,i,input,li,link,meta,path,script,style,svg,td,title,tr)';

/** The open roots in this node, also those in each other, outer ones first. */
export function rootsIn(node: ParentNode, found: ShadowRoot[] = []): ShadowRoot[] {
  node.querySelectorAll(hosts).forEach((element) => {
    ownRoots(element, found);
  });
  return found;
}

/** The open root of this element itself, with those in it. */
function ownRoots({ shadowRoot }: Element, found: ShadowRoot[] = []): ShadowRoot[] {
  if (shadowRoot) {
    found.push(shadowRoot);
    rootsIn(shadowRoot, found);
  }
  return found;
}

/** All text of an element, open roots included: what it says about its record. */
export function textOf(element: Element): string {
  return [ownRoots(element), element, rootsIn(element)]
    .flat()
    .map((root) => root.textContent)
    .join('\n');
}
