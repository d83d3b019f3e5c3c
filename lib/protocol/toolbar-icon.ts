import type { BadgeIcon, Tone } from '../ui/badge-view';

/** Bright enough for a dark toolbar, dark enough for a light one, and for the white sign upon them. */
const colours: Readonly<Record<Tone, string>> = {
  green: '#1c8a50',
  amber: '#b86a00',
  red: '#cf3a30',
  grey: '#6f7d8c',
  striped: '#6f7d8c',
};
/** In a field of 16 × 16, around the middle of the lens at 7, 7. Never colour alone. */
const signs: Readonly<Record<BadgeIcon, string>> = {
  check: 'm4 7.2 2.2 2.3L10.2 5',
  clock: 'M7 3.8v3.5l2.2 1.4',
  warn: 'M7 3.6v3.9m0 2.7v.1',
  block: 'm4.6 4.6 4.8 4.8m0-4.8-4.8 4.8',
  minus: 'M4 7h6',
  question: 'M5.2 5.4a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.1m0 2v.1',
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
  stroke(signs[icon], '#fff', 1.9);
  return context.getImageData(0, 0, size, size);
}
