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

/** Clicks and keys that no person made, on the badge and on what is around it. */
export function clickByScript(): void {
  const host = document.querySelector('synclens-badge') as HTMLElement;
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    for (const node of [host, host.parentElement])
      node?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
  host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  host.click();
}

/** Something that is hardly seen, over all of the page. It notes a click, unless it lets clicks through. */
export function layCover(through: boolean): void {
  const cover = document.querySelector<HTMLElement>('#cover') ?? document.createElement('div');
  cover.id = 'cover';
  cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;opacity:.01';
  if (through) cover.style.pointerEvents = 'none';
  cover.onclick = () => cover.setAttribute('data-clicked', '');
  document.body.append(cover);
}

/** Which of these addresses a script can fetch, with or without an answer that it may read. */
export async function reachable(urls: readonly string[]): Promise<string[]> {
  const tried = urls.map((url) =>
    fetch(url, { mode: 'no-cors' }).then(
      () => [url],
      () => [],
    ),
  );
  return (await Promise.all(tried)).flat();
}

/** Puts these addresses into frames, and waits for each to be there or not. */
export async function embed(urls: readonly string[]): Promise<void> {
  for (const url of urls)
    await new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.onload = frame.onerror = resolve;
      frame.src = url;
      document.body.append(frame);
    });
}
