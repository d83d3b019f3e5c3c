import { describe, expect, test } from 'vitest';
import { type BulkView, bulkWaits } from '../../../lib/protocol/bulk-pages';
import { personReasons, personStates } from '../../../lib/resync/many/states';
import { nobody } from '../../../lib/resync/many/tally';
import type { Ask } from '../../../lib/ui/ask';
import { createBulkStore } from '../../../lib/ui/bulk/store';
import { createT } from '../../../lib/ui/i18n';
import { stateOf, timeText, waitText, whyText } from '../../../lib/ui/text/bulk';

const job = (more: Partial<BulkView> = {}): BulkView => ({
  id: 'sl-1',
  scope: 'segment',
  segment: { id: '1', name: 'Customers' },
  property: 'synclens_resync',
  method: 'trigger-property',
  byBulk: false,
  state: 'writing',
  paused: false,
  trouble: false,
  wait: null,
  goesOnAt: null,
  failure: null,
  createdAt: 0,
  finishedAt: null,
  planned: { read: 0, of: null },
  cost: null,
  access: null,
  counts: nobody,
  total: 0,
  done: 0,
  perMinute: null,
  timeLeft: null,
  calls: { hubspot: 0, salesforce: 0 },
  reasons: {},
  retriable: 0,
  unwritten: 0,
  ...more,
});

describe.each(['en', 'de'] as const)('in %s', (locale) => {
  const t = createT(locale, 'UTC');
  const open = /jobs\.|\{\w+\}/;
  test('every end of a contact and every reason has words', () => {
    for (const state of personStates) expect(t(`jobs.count.${state}`)).not.toMatch(open);
    for (const why of personReasons) expect(whyText('failed', why, 'No', t)).not.toMatch(open);
    for (const state of [
      'synced-after-click',
      'synced-without-our-field',
      'not-verified',
      'failed',
      'skipped',
    ] as const)
      expect(whyText(state, null, undefined, t)).not.toMatch(open);
  });
  test('every state of a job, and whatever it waits for, has words with their time', () => {
    const states = ['planning', 'planned', 'writing', 'verifying', 'done', 'cancelled', 'stopped', 'aside'] as const;
    for (const state of states)
      for (const more of [{}, { paused: true }, { trouble: true }, { wait: 'day' as const }])
        expect(t(`jobs.state.${stateOf(job({ state, ...more })).code}`)).not.toMatch(open);
    const spent = { kind: 'quota-spent', service: 'hubspot' } as const;
    for (const wait of bulkWaits)
      for (const failure of [null, spent])
        expect(waitText(job({ wait, failure, goesOnAt: 0 }), t, {})).not.toMatch(open);
    expect(waitText(job({ wait: 'day', goesOnAt: Date.UTC(2026, 10, 4, 0, 1) }), t, {})).toMatch(/2026/);
  });
  test('a wait names the share that is set for it, and none where the service itself has nothing left', () => {
    const shares = { leftToOthers: 0.35, salesforceFloor: 0.1 };
    const spent = { kind: 'quota-spent', service: 'hubspot' } as const;
    expect(waitText(job({ wait: 'day', goesOnAt: 0 }), t, shares)).toMatch(/\b35\b/);
    expect(waitText(job({ wait: 'salesforce', goesOnAt: 0 }), t, shares)).toMatch(/\b10\b/);
    expect(waitText(job({ wait: 'salesforce', goesOnAt: 0 }), t, { leftToOthers: 0.35 })).toMatch(/\b35\b/);
    for (const wait of ['day', 'salesforce'] as const)
      expect(waitText(job({ wait, goesOnAt: 0, failure: spent }), t, shares)).not.toMatch(/%/);
  });
  test.each([[500], [89_000], [91_000], [3 * 3_600_000]])('%i ms have words', (ms) => {
    expect(timeText(ms, t)).not.toMatch(/resync\.|jobs\.|\{/);
  });
});

/** Answers in the order in which they are let go. */
function background(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const ask = (async (name: string) => {
    asked.push(name);
    return answers[name];
  }) as unknown as Ask;
  return { ask, asked };
}
const ok = (value: unknown) => ({ ok: true, value });

test('a plan that is refused tells why, and lists nothing', async () => {
  const refused = { rule: 'R2', code: 'refuse.segment-invalid', params: {} };
  const { ask, asked } = background({ 'bulk-plan': ok({ refused }) });
  const store = createBulkStore(ask);
  await store.plan({ kind: 'segment' });
  expect(store.getState()).toMatchObject({ refused, busy: null });
  expect(asked).toEqual(['bulk-plan']);
});

test('after each word of a person the list is read again; commits of a fast job are put together', async () => {
  const { ask, asked } = background({ 'bulk-act': ok(job()), 'bulk-list': ok([job({ paused: true })]) });
  const later: (() => void)[] = [];
  const store = createBulkStore(ask, (run) => void later.push(run));
  await store.act('sl-1', 'pause');
  expect(store.getState().jobs).toMatchObject([{ paused: true }]);
  for (let n = 0; n < 50; n++) store.changed();
  expect(later.length).toBe(1);
  later[0]?.();
  expect(asked).toEqual(['bulk-act', 'bulk-list', 'bulk-list']);
});

test('everybody who did not go through is read, part after part', async () => {
  const pages = [
    { people: [{ id: '1' }], next: 50 },
    { people: [{ id: '2' }], next: null },
  ];
  const ask = (async () => ok(pages.shift())) as unknown as Ask;
  const store = createBulkStore(ask);
  await store.look('sl-1');
  expect(store.getState().people['sl-1']).toMatchObject([{ id: '1' }, { id: '2' }]);
});
