/*
 * What both apps are built from. Names reach the document as text only. `window.__page` lets a test or a
 * person make the page misbehave:
 *   go(path) · replace(path) · swapHeader() · wipe() · rerender() · shadow('open'|'none') · anchors([names]|'all')
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
    const header = page.header();
    const inside = header?.shadowRoot ?? header;
    if (inside) inside.replaceChildren(...page.headerContent());
  },
  headerContent: () => [],
  rerender() {
    page.draw(true);
  },
  shadow(kind) {
    variant.shadow = kind;
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
window.__kit = { boot, root, page, h, has, initials, getJson, variant, start };
