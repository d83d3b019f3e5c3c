/** Name of the badge's element. */
export const badgeTag = 'synclens-badge';

/** Where it stands: in an anchor, floating as a pill, or waiting unseen in the old header. */
export type BadgePlace = 'anchor' | 'pill' | 'waiting';

const attribute = 'data-place';

/** Where it was marked to stand; null before it first came into the page. */
export const placeOf = (host: Element): string | null => host.getAttribute(attribute);

/** Marks it: its styles follow. */
export const markPlace = (host: Element, place: BadgePlace): void => host.setAttribute(attribute, place);
