import { rootsIn } from './find';

/** Open roots are looked for at most so often: it costs about a millisecond in a large page. */
const everyMs = 250;

export type Root = Document | ShadowRoot;

export interface Roots {
  /** All roots that are in the page now; the document is the first. */
  all(): readonly Root[];
  /** Looks through the whole page for open roots; true where it found new ones. */
  discover(): boolean;
}

/** The document and the open shadow roots on the way to an anchor. */
export function openRoots(): Roots {
  let open: readonly ShadowRoot[] = [];
  let last = 0;

  return {
    discover() {
      if (Date.now() - last < everyMs) return false;
      last = Date.now();
      const known = new Set(open);
      open = rootsIn(document);
      return open.some((root) => !known.has(root));
    },
    all() {
      open = open.filter(({ host }) => host.isConnected);
      return [document as Root].concat(open);
    },
  };
}
