import type { Clock, Millis } from './types';

interface Task {
  when: Millis;
  order: number;
  run: () => void;
}

/**
 * A clock with a diary. `live` clocks also run with real time; what is due is played by the next
 * `advance` (the server calls `advance(0)` before each answer), so no timer is ever pending.
 */
export function createClock(start: Millis, live = false): Clock {
  let startedAt = live ? Date.now() : null;
  let moved: Millis = start;
  let playing: Millis | null = null;
  let counter = 0;
  const diary: Task[] = [];

  const now = () => playing ?? moved + (startedAt === null ? 0 : Date.now() - startedAt);

  function at(when: Millis, run: () => void) {
    const task = { when, order: counter++, run };
    let i = diary.length;
    while (i > 0 && later(diary[i - 1] as Task, task)) i--;
    diary.splice(i, 0, task);
  }

  function advance(ms: Millis) {
    if (playing !== null) throw new Error('the clock is already being moved');
    const target = now() + ms;
    let last = Number.NEGATIVE_INFINITY;
    try {
      for (let next = diary[0]; next && next.when <= target; next = diary[0]) {
        diary.shift();
        last = Math.max(last, next.when);
        playing = Math.max(last, start);
        next.run();
      }
    } finally {
      playing = null;
    }
    moved += ms;
  }
  function goLive() {
    startedAt ??= Date.now();
  }
  return { now, advance, at, goLive };
}

const later = (a: Task, b: Task) => a.when > b.when || (a.when === b.when && a.order > b.order);
