/** Scripts that a page runs which means harm. They run in the page: nothing from outside may stand in them. */

interface Loot {
  stolen?: (ShadowRoot | null)[];
  find(text: string, ...more: boolean[]): boolean;
}

/** Before any other script: every closed root is to come open, and the badge is to be an element of the page's own. */
export function lieInWait(): void {
  const stolen: (ShadowRoot | null)[] = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, { ...init, mode: 'open' });
    if (this.localName === 'synclens-badge') stolen.push(root);
    return root;
  };
  const own = class extends HTMLElement {
    connectedCallback() {
      stolen.push(this.attachInternals().shadowRoot, this.shadowRoot);
    }
  };
  customElements?.define('synclens-badge', own);
  Object.assign(window, { stolen });
}

/** What a page can find out about a badge that says these texts, by every way that browsers are known to have. */
export function readByEveryWay(texts: readonly string[]) {
  const page = window as unknown as Loot & { chrome?: { runtime?: unknown } };
  const host = document.querySelector('synclens-badge');
  const found = texts.filter((text) => page.find(text, true, false, true));
  getSelection()?.selectAllChildren(document.body);
  const selected = String(getSelection());
  return {
    defined: page.stolen?.length,
    reached: page.stolen?.filter((root) => root !== null).length,
    open: host?.shadowRoot,
    found,
    selected: texts.filter((text) => selected.includes(text)),
    text: `${host?.textContent}${host?.outerHTML.replace(/ data-place="\w+"/, '')}`,
    runtime: typeof page.chrome?.runtime,
  };
}
