import { around } from '../find';

/** Dark or light: as the page is drawn from this node outwards, whatever the system prefers. */
export function themeFrom(inner: Node | null): 'light' | 'dark' {
  let luminance: number | null = null;
  for (let node = inner; node && luminance === null; node = around(node))
    if ('tagName' in node) luminance = luminanceOf(getComputedStyle(node as Element).backgroundColor);
  return (luminance ?? 1) < 0.4 ? 'dark' : 'light';
}

const clear = 'rgba(0, 0, 0, 0)';

/** How bright a computed colour is; null where it lets most of what is behind it through, or is written in another way. */
function luminanceOf(colour: string): number | null {
  // By far the most: what has no background of its own.
  if (colour === clear || !colour.startsWith('rgb')) return null;
  const parts = colour.slice(colour.indexOf('(') + 1).split(',');
  const part = (at: number) => Number.parseFloat(parts[at] ?? '1');
  return part(3) < 0.5 ? null : (0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)) / 255;
}
