import { signs } from '../look/icons';
import type { BadgeIcon, Tone } from '../ui/badge-view';

/** Bright enough for a dark toolbar, dark enough for a light one, and for the white sign upon them. */
const colours: Readonly<Record<Tone, string>> = {
  green: '#1c8a50',
  amber: '#b86a00',
  red: '#cf3a30',
  grey: '#6f7d8c',
  striped: '#6f7d8c',
};
/** The magnifying glass of the product with the verdict in its lens, in the sizes that a toolbar asks for. */
export function toolbarIcon(tone: Tone, icon: BadgeIcon): Record<string, ImageData> {
  return Object.fromEntries([16, 32].map((size) => [String(size), draw(size, tone, icon)]));
}

function draw(size: number, tone: Tone, icon: BadgeIcon): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.scale(size / 16, size / 16);
  context.lineCap = context.lineJoin = 'round';
  const stroke = (path: string, colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(new Path2D(path));
  };
  stroke('m12 12 2.5 2.5', colours[tone], 2.8);
  const lens = new Path2D('M.3 7a6.7 6.7 0 1 0 13.4 0A6.7 6.7 0 1 0 .3 7');
  context.fillStyle = colours[tone];
  context.fill(lens);
  if (tone === 'striped') {
    context.save();
    context.clip(lens);
    for (let x = -14; x < 14; x += 4) stroke(`m${x} 14 14-14`, '#ffffff40', 1.4);
    context.restore();
  }
  // The signs stand around 8, 8; the lens of the glass around 7, 7.
  context.translate(-1, -1);
  stroke(signs[icon], '#fff', 1.9);
  return context.getImageData(0, 0, size, size);
}
