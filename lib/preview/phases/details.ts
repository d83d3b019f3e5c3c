import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { previews } from '../../storage/previews';
import { compare } from '../compare';
import { rowOf, rowProperties } from '../contact';
import { perCall } from '../cost';
import { idsOf } from '../stored';
import type { Phase } from './phase';

/** Calls side by side: enough to use up the window at the services' usual speed. */
const width = 6;

interface Plan {
  readonly id: string;
  readonly entering: ReadonlySet<string>;
  readonly parts: readonly (readonly string[])[];
}
/** Of the run under way: both lists are read to their end, so that it stays the same from step to step. */
let plan: Plan | null = null;

async function planOf(id: string): Promise<Plan> {
  if (plan?.id === id) return plan;
  const [current, other] = await Promise.all([idsOf(id, 'current'), idsOf(id, 'other')]);
  const { enter, leave } = compare(current, other);
  plan = { id, entering: new Set(enter), parts: chunks([...enter, ...leave], perCall.contacts) };
  return plan;
}

/** Who comes in and who goes, 100 a call. Those who stay are not read. */
export const details: Phase = {
  id: 'details',
  async lanes(work) {
    const { run, client } = work;
    const { entering, parts } = await planOf(run.id);
    const read = new Set(await previews.numbers(run.id, 'rows'));
    const open = parts.map((_, number) => number).filter((number) => !read.has(number));
    const lane = async () => {
      const number = open.shift();
      if (number === undefined) return false;
      const ids = parts[number] ?? [];
      const contacts = await work.call('hubspot', () => contactsByIds(client, ids, { properties: rowProperties }));
      // Who was deleted or merged since the list was read is in neither.
      const asked = new Set(ids);
      const rows = contacts
        .filter((one) => asked.has(one.id))
        .map((one) => rowOf(one, entering.has(one.id) ? 'enter' : 'leave'));
      const { count = 0 } = run.cursors.details ?? {};
      run.cursors.details = { pages: 0, count: count + ids.length, total: null, after: null };
      await work.commit('rows', number, rows);
      return open.length > 0;
    };
    return Array.from({ length: Math.min(width, open.length) }, () => lane);
  },
  progress: ({ cursors, counts }) => ({
    done: cursors.details?.count ?? 0,
    total: counts && counts.enter + counts.leave,
  }),
};
