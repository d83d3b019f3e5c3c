/*
 * What both apps are built from. Names reach the document as text only. `window.__page` lets a test or a
 * person make the page misbehave:
 *   go(path) · replace(path) · swapHeader() · wipe() · rerender() · shadow('open'|'closed'|'synthetic'|'none') · anchors([names]|'all')
 *   hold() / release(): what is drawn waits · cancelNext(): the next navigation is cancelled · theme('dark'|'light')
 * The same by query at the start: ?shadow=open&anchors=none&theme=dark&late=500
 */
const boot = JSON.parse(document.getElementById('boot').textContent);
const root = document.getElementById('root');
const query = new URLSearchParams(location.search);

/** Makes an element: h('a', { href: '/x', class: 'link' }, 'text', child). */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();

async function getJson(path) {
  const response = await fetch(path);
  return response.ok ? response.json() : null;
}

const variant = {
  shadow: query.get('shadow') ?? 'none',
  anchors: query.has('anchors') ? query.get('anchors').split(',') : 'all',
};
/** Does the page have this anchor now? */
const has = (name) => variant.anchors === 'all' || variant.anchors.includes(name);

/** Closed roots are known to those who made them only. */
const closed = new WeakMap();
/** What stands inside an element: in its root where it has one. */
const insideOf = (element) => closed.get(element) ?? element?.shadowRoot ?? element;
const find = Element.prototype.querySelector;

/**
 * Puts children into an element as the page's variant says: plainly, into a root of its own, or as synthetic shadow
 * does: they stand in the document, and the page's own functions are patched not to find them from outside.
 */
function inside(element, ...children) {
  if (variant.shadow === 'synthetic') element.setAttribute('data-synthetic', '');
  if (variant.shadow !== 'open' && variant.shadow !== 'closed') {
    element.append(...children);
    return element;
  }
  const shadow = element.attachShadow({ mode: variant.shadow });
  if (variant.shadow === 'closed') closed.set(element, shadow);
  for (const style of document.querySelectorAll('head style')) shadow.append(style.cloneNode(true));
  shadow.append(...children);
  return element;
}

/** As Lightning's polyfill does: in this page's world only, so that a content script's own functions stay whole. */
function hideFromThePage() {
  if (hideFromThePage.done) return;
  hideFromThePage.done = true;
  const hidden = (found, from) => {
    for (let node = found.parentElement; node && node !== from; node = node.parentElement)
      if (node.hasAttribute('data-synthetic')) return true;
    return false;
  };
  for (const { prototype } of [Document, Element]) {
    const { querySelectorAll } = prototype;
    prototype.querySelectorAll = function (selector) {
      return [...querySelectorAll.call(this, selector)].filter((found) => !hidden(found, this));
    };
    prototype.querySelector = function (selector) {
      return this.querySelectorAll(selector)[0] ?? null;
    };
  }
}

let held = null;
const page = {
  /** Set by the app: draws the view of the address. */
  draw: () => {},
  /** Set by the app: the element that holds the header of the record now shown. */
  header: () => null,
  go(path) {
    history.pushState({}, '', path);
    page.show();
  },
  replace(path) {
    history.replaceState({}, '', path);
    page.show();
  },
  show() {
    if (held) held.waiting = true;
    else page.draw();
  },
  /** The header is replaced by a twin, with all that others have put into it. */
  swapHeader() {
    const header = page.header();
    header?.replaceWith(header.cloneNode(true));
  },
  /** All that is in the header is thrown away and written anew; the header itself stays. */
  wipe() {
    insideOf(page.header())?.replaceChildren(...page.headerContent());
  },
  headerContent: () => [],
  rerender() {
    page.draw(true);
  },
  shadow(kind) {
    variant.shadow = kind;
    if (kind === 'synthetic') hideFromThePage();
    page.draw(true);
  },
  anchors(names) {
    variant.anchors = names;
    page.draw(true);
  },
  hold() {
    held ??= { waiting: false };
  },
  release() {
    const { waiting } = held ?? {};
    held = null;
    if (waiting) page.draw();
  },
  cancelNext() {
    navigation.addEventListener('navigate', (event) => event.preventDefault(), { once: true });
  },
  theme(name) {
    document.documentElement.dataset.theme = name;
  },
};
window.__page = page;
if (query.has('theme')) page.theme(query.get('theme'));

addEventListener('popstate', () => page.show());
document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node.localName === 'a' && node.href);
  if (!link || link.origin !== location.origin || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  page.go(link.pathname + link.search);
});

/** Starts the app; `?late=` draws the first view so many ms later, as a slow page does. */
function start() {
  const late = Number(query.get('late') ?? 0);
  if (late > 0) setTimeout(() => page.show(), late);
  else page.show();
}

/** For the two apps; both stand in one function with this file. */
window.__kit = { boot, root, page, h, has, initials, getJson, variant, start, inside, insideOf, find };
