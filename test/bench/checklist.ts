import type { ChecklistView } from '../../lib/protocol/checklist-pages';
import { connectHubspot, connectSalesforce, tell } from '../e2e/harness/connect';
import { launch } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import { portalWorld } from '../sandbox/worlds/portal';
import { heapOf, windowOver } from './browser';
import { atMost, type Figure, plain } from './figure';
import { latencyMs } from './stage';

const rows = 10_000;

/** A list of 10,000 HubSpot ids, checked in the shipped build with both CRMs. */
export async function checklistFigures(): Promise<Figure[]> {
  const size = { contacts: 12_000, members: 4_000, linkedOutside: 6_000 };
  const world = portalWorld(size, { now: Date.now(), live: true });
  const session = await launch({ worlds: [world] });
  try {
    await connectHubspot(session);
    await connectSalesforce(session);
    world.latencyMs = latencyMs;
    const page = await session.page(session.extensionUrl('manifest.json'));
    const ids = [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto).slice(0, rows);
    const list = { name: 'bench.csv', head: null, rows: ids.map(({ id }) => [id]), column: 0 };
    const plan = await tell(session, 'checklist-start', { list }, page);
    if (!plan.ok) throw new Error(JSON.stringify(plan.failure));
    await windowOver(world);
    const before = world.calls.length;
    const started = performance.now();
    await tell(session, 'checklist-act', { jobId: plan.value.id, act: 'confirm' }, page);
    await until(
      'the end of the check',
      async () => {
        const found = await tell(session, 'checklist-list', {}, page);
        return found.ok && (found.value[0] as ChecklistView).state === 'done';
      },
      { timeout: 240_000, every: 500 },
    );
    const seconds = (performance.now() - started) / 1000;
    const made = world.calls.slice(before);
    const calls = (service: string) => made.filter((one) => one.service === service).length;
    // Contacts by 50 with their histories, memberships by 100; a composite for 100.
    const least = { hubspot: rows / 50 + rows / 100, salesforce: rows / 100 };
    const what = 'Check of a list of 10,000 ids';
    return [
      plain('checklist.seconds', `${what}: from the click to its end, ${latencyMs} ms an answer`, seconds, 's'),
      atMost(
        'checklist.calls.hubspot',
        `${what}: HubSpot's calls beside the least`,
        calls('hubspot') / least.hubspot,
        '×',
        1.1,
      ),
      atMost(
        'checklist.calls.salesforce',
        `${what}: Salesforce's calls beside the least`,
        calls('salesforce') / least.salesforce,
        '×',
        1.1,
      ),
      plain('checklist.heap', 'Heap of the worker after it', await heapOf(await session.worker()), 'MB'),
    ];
  } finally {
    await session.close();
  }
}
