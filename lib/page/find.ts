import type { Anchor, Catalogue } from './anchors/types';

/** A place for the badge in the page. */
export interface Place {
  readonly anchor: Anchor;
  /** Its rank in the catalogue; 0 is the best. */
  readonly rank: number;
  readonly element: Element;
  readonly seat: Element;
  readonly at: InsertPosition;
}

/** It has a box. Lightning keeps the tabs that are not shown in the document. */
export function visible(element: Element): boolean {
  if (element.getClientRects().length === 0) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

/** Every visible anchor of these roots, the best first. */
export function anchorsIn(catalogue: Catalogue, roots: readonly ParentNode[]): { rank: number; element: Element }[] {
  return catalogue.flatMap(({ selector }, rank) =>
    roots
      .flatMap((root) => [...root.querySelectorAll(selector)])
      .filter(visible)
      .map((element) => ({ rank, element })),
  );
}

/** Where in this anchor the badge goes. */
export function placeIn(catalogue: Catalogue, rank: number, element: Element): Place | null {
  const anchor = catalogue[rank];
  if (!anchor) return null;
  for (const { selector, at } of anchor.seats) {
    const seat = deepFirst(element, selector);
    if (seat) return { anchor, rank, element, seat, at };
  }
  // What a shadow host holds beside its root is not shown.
  const inner = element.shadowRoot?.lastElementChild;
  const outside = anchor.otherwise === 'afterend' || anchor.otherwise === 'beforebegin';
  if (inner && !outside) return { anchor, rank, element, seat: inner, at: 'afterend' };
  return { anchor, rank, element, seat: element, at: anchor.otherwise };
}

/** The first visible match in this element or in the open roots under it. */
function deepFirst(element: Element, selector: string): Element | null {
  for (const root of rootsUnder(element))
    for (const found of root.querySelectorAll(selector)) if (visible(found)) return found;
  return null;
}

function rootsUnder(element: Element): ParentNode[] {
  const own = element.shadowRoot ? within(element.shadowRoot) : [];
  return [...own, ...within(element)];
}

function within(root: ParentNode): ParentNode[] {
  const deeper = [...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? within(one.shadowRoot) : []));
  return [root, ...deeper];
}

/** All text of an element, open roots included: what it says about its record. */
export function textOf(element: Element): string {
  return rootsUnder(element)
    .map((root) => root.textContent ?? '')
    .join('\n');
}
