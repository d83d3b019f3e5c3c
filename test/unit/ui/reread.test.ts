import { expect, test } from 'vitest';
import { rereader } from '../../../lib/ui/reread';

test('the newest answer alone is taken, whatever order they come in', async () => {
  const answers: ((value: string) => void)[] = [];
  const taken: string[] = [];
  const { load } = rereader(
    () => new Promise<string>((done) => answers.push(done)),
    (answer) => void taken.push(answer),
  );
  const [first, second] = [load(), load()];
  answers[1]?.('new');
  await second;
  answers[0]?.('old');
  await first;
  expect(taken).toEqual(['new']);
});

test('many changes are read once, and a later one again', async () => {
  const waiting: (() => void)[] = [];
  let reads = 0;
  const { changed } = rereader(
    async () => ++reads,
    () => undefined,
    (run) => waiting.push(run),
  );
  for (let n = 0; n < 5; n++) changed();
  expect(reads).toBe(0);
  waiting.shift()?.();
  expect(reads).toBe(1);
  changed();
  waiting.shift()?.();
  expect([reads, waiting.length]).toEqual([2, 0]);
});
