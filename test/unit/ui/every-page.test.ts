import { expect, test } from 'vitest';
import { everyPage } from '../../../lib/ui/every-page';

const pages = (last: number, fails = -1) => ({
  asked: [] as number[],
  async read(from: number) {
    this.asked.push(from);
    if (from === fails) return { ok: false as const, trouble: { kind: 'no-answer' as const } };
    return { ok: true as const, value: { row: from, next: from < last ? from + 1 : null } };
  },
});

test('reads page after page to the end, in their order', async () => {
  const list = pages(3);
  const seen: number[] = [];
  expect(
    await everyPage(
      (from) => list.read(from),
      ({ row }) => seen.push(row),
    ),
  ).toBeNull();
  expect([seen, list.asked]).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
  ]);
});

test('a failure in between ends it with its trouble', async () => {
  const list = pages(3, 2);
  const seen: number[] = [];
  expect(
    await everyPage(
      (from) => list.read(from),
      ({ row }) => seen.push(row),
    ),
  ).toEqual({ kind: 'no-answer' });
  expect(seen).toEqual([0, 1]);
});

test('an answer that nobody wants any more is dropped, and no further page is asked for', async () => {
  const list = pages(3);
  const seen: number[] = [];
  await everyPage(
    (from) => list.read(from),
    ({ row }) => seen.push(row),
    () => list.asked.length < 2,
  );
  expect([seen, list.asked]).toEqual([[0], [0, 1]]);
});
