import { describe, expect, test } from 'vitest';
import { Claim } from '../../../lib/coverage/claim';
import { Memory } from '../../../lib/coverage/memory';
import type { ReadContact, ScanCursor } from '../../../lib/coverage/types';
import * as f from '../eligibility/facts';

const person = (id: string, more: Partial<ReadContact> = {}): ReadContact => ({
  id,
  email: `${id}@a.example`,
  name: 'Somebody',
  createdAt: 0,
  leadId: null,
  contactId: '003000000000001AAA',
  lastSync: null,
  ...more,
});
const memoryOf = (mode: ScanCursor['mode'] = 'full') => new Memory({ mode, settings: f.settings() } as ScanCursor);

describe('parts of contacts of whom everything is read', () => {
  test('are those before the first one of whom a history is missing, whatever order they come in', () => {
    const memory = memoryOf();
    memory.add([person('1'), person('2')]);
    memory.add([person('3'), person('4', { contactId: null })]);
    memory.add([person('5', { email: null })]);
    expect(memory.known).toBe(0);
    memory.settle();
    const first = memory.take(2, false) ?? [];
    const second = memory.take(2, true) ?? [];
    expect([first, second].map((all) => all.map(({ id }) => id))).toEqual([['1', '2'], ['3']]);
    memory.done(second);
    expect(memory.known).toBe(0);
    memory.done(first);
    expect(memory.known).toBe(3);
  });

  test('who was given back is missing still; whoever was asked for in another life is not', () => {
    const memory = memoryOf();
    memory.add([person('1')]);
    memory.add([person('2')]);
    memory.settle();
    memory.giveBack(memory.take(1, false) ?? []);
    expect(memory.known).toBe(0);
    memory.forget(new Set(['1']));
    expect(memory.known).toBe(1);
    expect(memory.take(9, true)?.map(({ id }) => id)).toEqual(['2']);
  });

  test('are all where no histories are read', () => {
    const memory = memoryOf('quick');
    memory.add([person('1')]);
    expect(memory.known).toBe(1);
  });
});

describe('the claim of the contacts’ pages', () => {
  const claimOf = (...ends: number[]) => {
    const claim = new Claim();
    for (const at of ends) claim.note(at);
    return claim;
  };
  const tenth = Array.from({ length: 10 }, (_none, n) => (n + 1) * 100);

  test('is most of what a window of them takes by their pace, less what the last one took', () => {
    expect(claimOf().owed(0)).toBe(0);
    expect(claimOf(...tenth).owed(1_000)).toBe(70);
    expect(claimOf(...tenth).owed(10_500)).toBe(75);
    expect(claimOf(...tenth).owed(60_000)).toBe(0);
  });

  test('at an even pace nothing is kept back', () => {
    const all = Array.from({ length: 200 }, (_none, n) => n * 113);
    expect(claimOf(...all).owed(all.at(-1) ?? 0)).toBe(0);
  });

  test('a wait is not their pace, and a clock that was put back forgets what is to come', () => {
    const paused = claimOf(...tenth, 6_000, 6_100);
    expect(paused.owed(6_100)).toBeGreaterThan(30);
    expect(paused.owed(500)).toBe(75);
  });
});
