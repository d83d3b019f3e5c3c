import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = (name: string) => readFileSync(join(import.meta.dirname, 'client', name), 'utf8');

/** Data that a page starts with. It is written as JSON that no markup in a name can break out of. */
export type Boot = Readonly<Record<string, unknown>>;

/** One single-page app: its look and its script inline, its data as JSON. `name` is a file name in `client/`. */
export function appPage(name: 'hubspot' | 'lightning', title: string, boot: Boot): Response {
  const json = JSON.stringify(boot).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028');
  const more = name === 'hubspot' ? ['hubspot-settings.js'] : [];
  const script = ['kit.js', ...more, `${name}.js`]
    .map(file)
    .map((one) => `(() => {${one.replaceAll('</script', '<\\/script')}})();`)
    .join('\n');
  return page(
    `<title>${escapeHtml(title)}</title><style>${file('base.css')}${file(`${name}.css`)}</style>`,
    `<div id="root"></div><script type="application/json" id="boot">${json}</script><script>${script}</script>`,
  );
}

/** A plain page that is no app: marketing, a help centre, an entry page. `body` is trusted markup. */
export function plainPage(title: string, body: string, status = 200): Response {
  return page(`<title>${escapeHtml(title)}</title><style>${file('base.css')}</style>`, `<main>${body}</main>`, status);
}

/** A page that says what is missing. */
export const notFound = (words: string) => plainPage('Not found', `<h1>${escapeHtml(words)}</h1>`, 404);

/** Text → markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function page(head: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
