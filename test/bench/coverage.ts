import type { Page } from 'puppeteer-core';
import { peoplePageSize } from '../../lib/salesforce/people';
import { bulkPageSize } from '../../lib/salesforce/people-bulk';
import { connectHubspot, connectSalesforce } from '../e2e/harness/connect';
import { launch, type Session } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import type { World } from '../sandbox/world/types';
import { auditedCompany, portalWorld } from '../sandbox/worlds/portal';
import { heapOf, windowOver } from './browser';
import { tableFigures } from './coverage-table';
import { atMost, type Figure, plain } from './figure';
import { latencyMs } from './stage';

/** This share of a limit is left to other tools unless set otherwise: what "forced" is counted with. */
const leftToOthers = 0.2;

/** The coverage of the audited company in the shipped build, started from the dashboard as an admin does. */
export async function coverageFigures(): Promise<Figure[]> {
  const world = portalWorld(auditedCompany, { now: Date.now(), live: true });
  const session = await launch({ worlds: [world] });
  try {
    await connectHubspot(session);
    await connectSalesforce(session);
    world.latencyMs = latencyMs;
    const page = await session.page(session.extensionUrl('dashboard.html#coverage'));
    return [...(await ofScan(session, page)), ...(await tableFigures(session, page)), ...(await bareLoop(session))];
  } finally {
    await session.close();
  }
}

const press = (page: Page, name: string) => page.locator(`main ::-p-aria([name="${name}"][role="button"])`).click();

async function ofScan(session: Session, page: Page): Promise<Figure[]> {
  const { world } = session;
  await press(page, 'Estimate a full scan');
  await until('the plan', () => page.$('.facts, dl'));
  await windowOver(world);
  const before = world.calls.length;
  const worker = await session.worker();
  const peak = { worker: 0, page: 0 };
  const started = performance.now();
  await press(page, 'Start the scan');
  await until(
    'the end of the scan',
    async () => {
      peak.worker = Math.max(peak.worker, await heapOf(worker, false));
      peak.page = Math.max(peak.page, await heapOf(page, false));
      return page.$('.table tr[data-tone]');
    },
    { timeout: 300_000, every: 500 },
  );
  const wall = performance.now() - started;
  const made = world.calls.slice(before);
  const calls = {
    hubspot: made.filter(({ service }) => service === 'hubspot').length,
    salesforce: made.filter(({ service }) => service === 'salesforce').length,
  };
  const least = leastOf(world);
  const forced = forcedMs(least.hubspot, world);
  const what = 'Coverage of 59,365 contacts, 1,382 members, 52,000 linked outside';
  return [
    atMost(
      'coverage.calls.hubspot',
      `${what}: HubSpot's calls beside the least`,
      calls.hubspot / least.hubspot,
      '×',
      1.1,
    ),
    atMost(
      'coverage.calls.salesforce',
      `The same: Salesforce's calls beside the least (${least.salesforce})`,
      calls.salesforce / least.salesforce,
      '×',
      1.1,
    ),
    atMost(
      'coverage.time',
      'The same: from the click to the table, beside what the limits force',
      wall / forced,
      '×',
      1.15,
    ),
    plain('coverage.seconds', 'The same: from the click to the table', wall / 1000, 's'),
    plain('coverage.forced', 'The same: what the limits force for the least calls', forced / 1000, 's'),
    atMost('coverage.heap.worker', 'Heap of the worker at its height, garbage included', peak.worker, 'MB', 200),
    atMost('coverage.heap.page', 'Heap of the dashboard at its height, garbage included', peak.page, 'MB', 200),
    plain(
      'coverage.heap.worker.after',
      'Heap of the worker after the scan and a collection',
      await heapOf(worker),
      'MB',
    ),
  ];
}

/**
 * The least calls, as the issue counts them: contacts by pages of 100, members by 250, histories by 50 of the linked
 * outside; each object of Salesforce by pages of 2,000, or by a query job where that is less. A job is begun, looked at
 * once (its results are there only once its state says so, and nothing else tells), and read by its pages.
 */
function leastOf(world: World) {
  const { contacts, members, linkedOutside } = auditedCompany;
  const pages = (n: number, of: number) => Math.max(1, Math.ceil(n / of));
  const sizes = { Lead: 0, Contact: 0 };
  for (const { object, hidden } of world.salesforce.records.values())
    if ((object === 'Lead' || object === 'Contact') && !hidden) sizes[object] += 1;
  return {
    hubspot: pages(contacts, 100) + pages(members, 250) + pages(linkedOutside, 50),
    salesforce: Object.values(sizes).reduce(
      (sum, one) => sum + Math.min(pages(one, peoplePageSize), 2 + pages(one, bulkPageSize)),
      0,
    ),
  };
}

/** The last call sets out no sooner than as many whole windows after the first as the calls before it fill. */
function forcedMs(calls: number, { limits: { window, windowMs } }: World): number {
  return Math.floor((calls - 1) / Math.floor(window * (1 - leftToOthers))) * windowMs;
}

/** So many contacts are read one by one; the rest is extrapolated. */
const share = 60;

/** What a plain loop takes that asks for each contact with histories, for its memberships, and for its records in Salesforce. */
async function bareLoop({ worker, world }: Session): Promise<Figure[]> {
  await windowOver(world);
  const host = `${world.domain}.my.salesforce.com`;
  const ids = [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto).slice(0, share);
  const took = (await (
    await worker()
  ).evaluate(`(async () => {
    const hubspot = { authorization: 'Bearer ${world.token}' };
    const salesforce = { authorization: 'Bearer ${world.sid}' };
    const started = performance.now();
    for (const id of ${JSON.stringify(ids.map(({ id }) => id))}) {
      const histories = 'propertiesWithHistory=salesforcelastsynctime,email,firstname,lastname';
      const asked = 'properties=email,salesforceleadid,salesforcecontactid';
      const contact = await (
        await fetch('https://api.hubapi.com/crm/v3/objects/contacts/' + id + '?' + asked + '&' + histories, { headers: hubspot })
      ).json();
      await (await fetch('https://api.hubapi.com/crm/v3/lists/records/0-1/' + id + '/memberships', { headers: hubspot })).text();
      const query = "SELECT Id,IsDeleted,MasterRecordId FROM Contact WHERE Email='" + (contact.properties?.email ?? '') + "'";
      await (
        await fetch('https://${host}/services/data/v65.0/queryAll?q=' + encodeURIComponent(query), { headers: salesforce })
      ).text();
    }
    return performance.now() - started;
  })()`)) as number;
  const all = auditedCompany.contacts / share;
  return [
    plain(
      'coverage.loop.calls',
      `A plain loop of single calls, from ${share} contacts: calls`,
      3 * auditedCompany.contacts,
      'calls',
    ),
    plain('coverage.loop.hours', 'The same: time, one after the other without a limit', (took * all) / 3_600_000, 'h'),
  ];
}
