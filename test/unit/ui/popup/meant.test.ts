import { expect, test } from 'vitest';
import { isMeant } from '../../../../components/popup/meant';

const click = (timeStamp: number, isTrusted = true) => ({ timeStamp, isTrusted });

test.each([
  ['the second half of a double click on the page', click(1080), false],
  ['a click before anybody can have read', click(1499), false],
  ['a click by a person who has read', click(1500), true],
  ['our own page’s doing', click(1001, false), true],
])('a button that stands there since 1000 ms: %s', (_, event, meant) => {
  expect(isMeant(event, 1000)).toBe(meant);
});
