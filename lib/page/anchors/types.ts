/** Where the badge goes inside an anchor: beside the first of these elements that is there. */
export interface Seat {
  readonly selector: string;
  readonly at: 'afterend' | 'beforeend';
}

/** A place in a CRM's record page that shows which record this is. */
export interface Anchor {
  /** Told to the background; the popup names it. */
  readonly name: string;
  readonly selector: string;
  /** Looked for inside the anchor, in this order. */
  readonly seats: readonly Seat[];
  /** Where none of the seats is there. */
  readonly otherwise: InsertPosition;
}

/** All places of one CRM, the best first. None of them is to be relied on alone. */
export type Catalogue = readonly Anchor[];
