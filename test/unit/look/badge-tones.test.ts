import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signs } from '../../../lib/look/icons';
import { signRules } from '../../../lib/look/signs-drawn';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../../lib', path), 'utf8');
const pages = read('look/tones.css');
const badge = read('page/badge/badge.css');
const pair = String.raw`light-dark\((#\w+), (#\w+)\)`;

test.each(['green', 'amber', 'red'])('%s is the same colour in the badge and in our own pages', (tone) => {
  const [, ...ours] = new RegExp(`--${tone}: ${pair}`).exec(pages) ?? [];
  const [, ...shown] = new RegExp(String.raw`\[data-tone="${tone}"\] \{\s+color: ${pair}`).exec(badge) ?? [];
  expect(ours).toHaveLength(2);
  expect(shown).toEqual(ours);
});

test('so are grey, what is under it all, and how much of the tone is in ink, paper and edge', () => {
  const grey = new RegExp(`--grey: (${pair})`).exec(pages)?.[1] ?? 'none';
  expect(badge).toContain(`  color: ${grey};`);
  const under = new RegExp(`--under: (${pair})`).exec(pages)?.[1] ?? 'none';
  const shares = (css: string, tone: string, below: string) =>
    [...css.matchAll(/color-mix\(in srgb, (\S+) (\d+)%, (var\(--under\)|light-dark\([^)]+\))\)/g)]
      .map(([, of, share, on]) => [of === tone, share, on === below ? 'under' : on].join(' '))
      .sort();
  const known = shares(pages, 'var(--lens)', 'var(--under)');
  expect(known).toHaveLength(3);
  expect([...new Set(shares(badge, 'currentColor', under))]).toEqual(known);
});

test('every sign is drawn, inside its field and in the colour of what is under it', () => {
  const under = new RegExp(`--under: (${pair})`).exec(pages)?.[1]?.replaceAll(' ', '');
  const rules = [...signRules.matchAll(/\[data-icon=(\w+)\] \.lens\{background:([^}]+)\}/g)];
  expect(rules.map(([, name]) => name)).toEqual(Object.keys(signs));
  for (const [, , rule = ''] of rules) {
    expect(rule).toContain(under);
    expect(rule).not.toMatch(/undefined|NaN/);
    const boxes = [...rule.matchAll(/(\d+)px (\d+)px\/(\d+)px (\d+)px no-repeat/g)];
    expect(boxes.length).toBeGreaterThan(0);
    for (const [, left, top, width, height] of boxes) {
      expect(Number(left) + Number(width)).toBeLessThanOrEqual(14);
      expect(Number(top) + Number(height)).toBeLessThanOrEqual(14);
    }
  }
});
