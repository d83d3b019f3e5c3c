import { describe, expect, test } from 'vitest';
import { nowOf } from '../../../lib/protocol/job-lines';
import type { JobLine } from '../../../lib/protocol/job-pages';
import { runActs } from '../../../lib/protocol/job-pages';
import { createT, dictionaryOf } from '../../../lib/ui/i18n';
import { percentOf, runTitle } from '../../../lib/ui/runs/title';
import { paceText, phaseText, runGroupOf, runLook } from '../../../lib/ui/runs/words';

const line = (more: Partial<JobLine> = {}): JobLine => ({
  id: 'a',
  kind: 'resync-many',
  subject: 'Customers',
  count: 1200,
  state: 'running',
  phase: 'writing',
  isLong: true,
  view: 'jobs',
  acts: ['pause'],
  wait: null,
  goesOnAt: null,
  failure: null,
  createdAt: 0,
  finishedAt: null,
  done: 300,
  total: 1200,
  perMinute: 600,
  timeLeft: 90_000,
  calls: { hubspot: 12, salesforce: 3 },
  retriable: 0,
  ...more,
});
const states = [
  'planning',
  'planned',
  'running',
  'waiting',
  'paused',
  'trouble',
  'done',
  'cancelled',
  'stopped',
  'aside',
] as const;
const t = createT('en', 'UTC');

describe('the words of the list', () => {
  test('there are some for each state and each act, in both languages', () => {
    for (const locale of ['en', 'de'] as const) {
      const words = dictionaryOf(locale);
      for (const state of states) expect(words).toHaveProperty([`runs.state.${state}`]);
      for (const act of runActs) expect(`runs.act.${act}` in words || `runs.act.${act}_one` in words).toBe(true);
    }
  });

  test('each state stands in one part of the list, and has a look', () => {
    const groups = states.map((state) => [state, runGroupOf(line({ state }))]);
    expect(Object.groupBy(groups, ([, group]) => group ?? '')).toEqual({
      running: [
        ['planning', 'running'],
        ['running', 'running'],
      ],
      waiting: [
        ['planned', 'waiting'],
        ['waiting', 'waiting'],
        ['paused', 'waiting'],
        ['trouble', 'waiting'],
      ],
      ended: [
        ['done', 'ended'],
        ['cancelled', 'ended'],
        ['stopped', 'ended'],
        ['aside', 'ended'],
      ],
    });
    expect([runLook(line({ state: 'done' }))[0], runLook(line({ state: 'done', retriable: 1 }))[0]]).toEqual([
      'green',
      'amber',
    ]);
  });

  test.each([
    [{}, 'Bulk resync · Customers · 1,200 contacts'],
    [{ subject: null, count: null, kind: 'unheard-of' }, 'unheard-of'],
    [{ kind: 'resync', subject: 'Ada', count: null }, 'Resync by a click · Ada'],
  ])('%j is called %s', (more, title) => expect(runTitle(line(more), t)).toBe(title));

  test('how far, how fast and what it took are told as far as they are known', () => {
    expect(paceText(line(), t)).toBe(
      'Calls so far: 12 to HubSpot, 3 to Salesforce · 600 contacts a minute · about 90 seconds left',
    );
    expect(paceText(line({ calls: null, perMinute: null, timeLeft: null }), t)).toBe('');
    expect([{}, { total: null }, { done: 1200 }, { total: 0, done: 0 }].map((more) => percentOf(line(more)))).toEqual([
      25,
      null,
      100,
      null,
    ]);
    expect([phaseText(line(), t), phaseText(line({ phase: 'done', state: 'done' }), t)]).toEqual(['Writing', '']);
  });
});

describe('the job that is told of outside of the pages', () => {
  test('is a long one: trouble before what runs before what waits; the one that is furthest on', () => {
    const all = [
      line({ id: 'click', isLong: false }),
      line({ id: 'waits', state: 'waiting', done: 1100 }),
      line({ id: 'runs' }),
      line({ id: 'further', done: 900 }),
      line({ id: 'over', state: 'done' }),
    ];
    expect(nowOf(all)?.id).toBe('further');
    expect(nowOf([...all, line({ id: 'mend', state: 'trouble', done: 0 })])?.id).toBe('mend');
    expect(nowOf(all.filter(({ state, isLong }) => state === 'done' || !isLong))).toBeNull();
  });
});
