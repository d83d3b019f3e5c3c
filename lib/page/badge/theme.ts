import { around } from '../find';

/** Dark or light: as the page is drawn from this node outwards, whatever the system prefers. */
export function themeFrom(inner: Node | null): 'light' | 'dark' {
  for (let node = inner; node; node = around(node)) {
    if (!(node instanceof Element)) continue;
    const luminance = luminanceOf(getComputedStyle(node).backgroundColor);
    if (luminance !== null) return luminance < 0.4 ? 'dark' : 'light';
  }
  return 'light';
}

/** How bright a colour is; null where it lets most of what is behind it through, or is written in another way. */
function luminanceOf(colour: string): number | null {
  const [red = Number.NaN, green = 0, blue = 0, alpha = 1] = (/^rgba?\((.+)\)$/.exec(colour)?.[1] ?? '?')
    .split(/[\s,/]+/)
    .map(Number);
  const luminance = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return luminance >= 0 && alpha >= 0.5 ? luminance : null;
}
