import { hubspotUrl, tell } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import { atMost, type Figure, median, plain } from './figure';
import { contactIds, scriptWorld, stage } from './stage';

const people = 12;
const filter = (property: string, operation: object) => ({ filterType: 'PROPERTY', property, operation });
const definition = (...filters: object[]) => ({
  filterBranchType: 'OR',
  filters: [],
  filterBranches: [{ filterBranchType: 'AND', filterBranches: [], filters }],
});
/** What a view reads of a contact anyway: its company, and what the segment's criteria were seen to name. */
const company = filter('company', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' });
const stageOf = filter('lifecyclestage', { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['customer'] });
/** The history of a property is read by "Why" alone. */
const industry = filter('industry', { operationType: 'STRING', operator: 'HAS_EVER_BEEN_EQUAL_TO', value: 'Energy' });

/**
 * Calls that "Why" takes after the verdict is shown, for definitions that need no further facts and for those that do.
 * The labels of the portal's properties are read once in ten minutes for all, and counted apart.
 */
export async function whyFigures(): Promise<Figure[]> {
  const session = await stage();
  try {
    const held = await ask(session, 'Bench: held', definition(company, stageOf));
    const further = await ask(session, 'Bench: further', definition(company, industry));
    const after = `calls of "Why" after the verdict is shown, most of ${people} people`;
    return [
      atMost('segments.why.calls.held', `${after}, definition without further facts`, held.most, 'calls', 0),
      atMost('segments.why.calls.further', `${after}, definition with further facts`, further.most, 'calls', 1),
      plain('segments.why.calls.portal', 'calls for labels, once in ten minutes for the browser', held.portal, 'calls'),
      plain('segments.why.held.ms', 'median, definition without further facts', held.millis, 'ms'),
      plain('segments.why.further.ms', 'median, definition with further facts', further.millis, 'ms'),
    ];
  } finally {
    await session.close();
  }
}

async function ask(session: Session, name: string, filterBranch: object) {
  const { world } = session;
  const { id } = world.hubspot.addSegment({ name, filterBranch, processingType: 'DYNAMIC' });
  await tell(session, 'settings-set', { patch: { segment: { mode: 'segment', id } } });
  const ids = contactIds(session).slice(-people - 1);
  const page = await session.page(hubspotUrl(session, ids[0]));
  const script = await scriptWorld(page, session);
  const from = await session.page(session.extensionUrl('manifest.json'));
  await page.bringToFront();
  const worker = await session.worker();
  const tabId = (await worker.evaluate(
    'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)',
  )) as number;
  const taken: { calls: number; millis: number }[] = [];
  for (const contact of ids) {
    await script.check(hubspotUrl(session, contact));
    const before = world.calls.length;
    const start = performance.now();
    const answer = await tell(session, 'why', { tabId }, from);
    const millis = performance.now() - start;
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    taken.push({ calls: world.calls.length - before, millis });
  }
  await from.close();
  await page.close();
  const [first, ...others] = taken;
  return {
    portal: first?.calls ?? 0,
    most: Math.max(...others.map(({ calls }) => calls)),
    millis: median(others.map(({ millis }) => millis)),
  };
}
