import type { BadgeIcon } from '../ui/badge-view';

const colour = 'light-dark(#fff,#1c222a)';
/** A stroke of two pixels from corner to corner, whatever the box: the middle of such a gradient meets both corners. */
const stroke = `#0000 calc(50% - 1.3px),${colour} calc(50% - .7px) calc(50% + .7px),#0000 calc(50% + 1.3px)`;
const ring = `#0000 .7px,${colour} 1.3px 2.7px,#0000 3.3px`;

const shapes: Readonly<Record<string, string>> = {
  '\\': `linear-gradient(to top right,${stroke})`,
  '/': `linear-gradient(to bottom right,${stroke})`,
  '|': `linear-gradient(${colour} 0 0)`,
  '(': `radial-gradient(circle at 50% 100%,${ring})`,
  ')': `radial-gradient(circle at 0 0,${ring})`,
};

/**
 * The signs of ./icons as layers of a background, in the same field of 16 × 16: a shape, then left, top, width and
 * height in hexadecimal pixels. For the badge in a page: an image of any kind is a boundary of the compositor, which
 * takes the whole page's layers anew with every header that the page draws.
 */
const drawn: Readonly<Record<BadgeIcon, string>> = {
  check: '\\4833 /7556',
  clock: '|7424 \\7743',
  warn: '|7326 |7b22',
  block: '\\5566 /5566',
  minus: '|4782',
  question: '(5363 )8633 |7822 |7b22',
};

/** A rule for each sign, for a `.lens` in an element with `data-icon`. */
export const signRules = Object.entries(drawn)
  .map(([name, layers]) => {
    const images = layers.split(' ').map(([shape = '', ...box]) => {
      const [left, top, width, height] = box.map((digit) => `${Number.parseInt(digit, 16)}px`);
      return `${shapes[shape]} ${left} ${top}/${width} ${height} no-repeat`;
    });
    return `[data-icon=${name}] .lens{background:${images},currentColor}`;
  })
  .join('');
