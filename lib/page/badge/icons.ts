import { signs } from '../../look/icons';
import type { BadgeIcon } from '../../ui/badge-view';

const svg = 'http://www.w3.org/2000/svg';

/** An icon as an element; white on the lens. */
export function iconOf(name: BadgeIcon): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', signs[name]);
  icon.append(path);
  return icon;
}
