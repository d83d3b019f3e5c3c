import { hubspotUrl, lightningUrl } from '../e2e/harness/connect';
import type { Session } from '../e2e/harness/launch';
import { absent, emptyScripts, leastScripts, withBuild } from './copies';
import { atMost, type Figure, median, plain } from './figure';
import { contactIds, goTo, latencyMs, recordIds, stage } from './stage';
import { heapOf, loaded, measured, openTab, type Spent, type Tab } from './tab';

const rounds = 12;
const loads = 5;
/** After a navigation the page is left alone for so long: the badge is there, and a second look was made. */
const settleMs = 1200;

/** The same page in browsers that differ in nothing but their content scripts. All show the same people: one seed's. */
interface Four<T> {
  readonly ours: T;
  readonly bare: T;
  /** Content scripts that do nothing. */
  readonly idle: T;
  /** Content scripts that do the least that shows a verdict. */
  readonly least: T;
}

/** What the extension costs a tab of a CRM, beside the same page in a browser whose extension does nothing. */
export function pageFigures(): Promise<Figure[]> {
  return withStage(absent(), (bare) =>
    withStage(emptyScripts(), (idle) =>
      withStage(leastScripts(2 * latencyMs), async (least) => {
        const ours = await stage();
        try {
          const all = { ours, bare, idle, least };
          return [
            ...(await crmFigures('hubspot', 'HubSpot', all, contactIds(ours), hubspotUrl)),
            ...(await crmFigures('salesforce', 'Lightning', all, recordIds(ours), lightningUrl)),
          ];
        } finally {
          await ours.close();
        }
      }),
    ),
  );
}

function withStage<T>(folder: string, run: (session: Session) => Promise<T>): Promise<T> {
  return withBuild(folder, async (build) => {
    const session = await stage({ build, connect: false });
    try {
      return await run(session);
    } finally {
      await session.close();
    }
  });
}

async function crmFigures(
  crm: string,
  where: string,
  sessions: Four<Session>,
  ids: readonly string[],
  urlOf: typeof hubspotUrl,
): Promise<Figure[]> {
  const open = (session: Session) => openTab(session, urlOf(session, ids[0]));
  const tabs: Four<Tab> = {
    ours: await open(sessions.ours),
    bare: await open(sessions.bare),
    idle: await open(sessions.idle),
    least: await open(sessions.least),
  };
  const steps = await inTurns(tabs, rounds, (tab, round) => goTo(tab.page, urlOf(sessions.ours, ids[round])));
  const heap = { ours: 0, bare: 0, idle: 0, least: 0 };
  for (const name of Object.keys(tabs) as (keyof typeof tabs)[]) heap[name] = await heapOf(tabs[name]);
  for (const { page } of Object.values(tabs)) await page.close();
  const whole = await loadsIn(sessions, (session, at) => urlOf(session, ids[rounds + 4 + at]));

  const more = (of: Turns, name: 'ours' | 'idle' | 'least', part: keyof Spent = 'task') =>
    median(of[name].map((spent, at) => spent[part] - (of.bare[at]?.[part] ?? Number.NaN)));
  const many = `the median of ${rounds}, each with the ${settleMs} ms after it, beside the same one without us`;
  const thread = `processor time of a ${where} page's main thread`;
  const least = 'a script that shows one bare line of text, asks one question and knows nothing';
  return [
    atMost(`page.${crm}.task`, `${thread} for a step within the app: ${many}`, more(steps, 'ours'), 'ms', 5),
    plain(`page.${crm}.task.script`, 'of that in scripts', more(steps, 'ours', 'script'), 'ms'),
    plain(`page.${crm}.task.style`, 'of that for styles', more(steps, 'ours', 'style'), 'ms'),
    plain(`page.${crm}.task.layout`, 'of that for layout', more(steps, 'ours', 'layout'), 'ms'),
    plain(`page.${crm}.task.without`, 'the same step without us', median(steps.bare.map(({ task }) => task)), 'ms'),
    plain(`page.floor.${crm}.task`, `the same for ${least}`, more(steps, 'least'), 'ms'),
    plain(`page.floor.${crm}.task.idle`, 'the same for a script that does nothing', more(steps, 'idle'), 'ms'),
    atMost(
      `page.${crm}.heap`,
      `heap of a tab that made ${rounds} steps, after a garbage collection, more than without us`,
      heap.ours - heap.bare,
      'MB',
      0.3,
    ),
    plain(`page.${crm}.heap.without`, 'heap of that tab without us', heap.bare, 'MB'),
    plain(`page.floor.${crm}.heap`, `the same for ${least}`, heap.least - heap.bare, 'MB'),
    plain(`page.floor.${crm}.heap.idle`, 'the same for a script that does nothing', heap.idle - heap.bare, 'MB'),
    atMost(
      `page.${crm}.load`,
      `${thread} for a whole load, the median of ${loads}, beside the same one without us`,
      whole('ours', 'task'),
      'ms',
      5,
    ),
    plain(`page.floor.${crm}.load`, `the same for ${least}`, whole('least', 'task'), 'ms'),
    plain(`page.floor.${crm}.load.idle`, 'the same for a script that does nothing', whole('idle', 'task'), 'ms'),
    plain(`page.${crm}.load.heap`, 'heap after that load, more than without us', whole('ours', 'heap'), 'MB'),
  ];
}

type Turns = Four<Spent[]>;

/**
 * Measures so often in each tab, one after the other, the first two not counted. Tabs take turns in every round, each
 * time another first: what the machine does beside it is shared by all.
 */
async function inTurns(tabs: Four<Tab>, times: number, go: (tab: Tab, round: number) => Promise<void>): Promise<Turns> {
  const taken: Turns = { ours: [], bare: [], idle: [], least: [] };
  const names = Object.keys(tabs) as (keyof typeof tabs)[];
  for (let round = -2; round < times; round += 1) {
    names.push(...names.splice(0, 1));
    for (const name of names) {
      const spent = await measured(tabs[name], () => go(tabs[name], round + 3), settleMs);
      if (round >= 0) taken[name].push(spent);
    }
  }
  return taken;
}

/** Loads whole pages in turns, the first not counted; answers how much more than without us a kind takes. */
async function loadsIn(sessions: Four<Session>, urlOf: (session: Session, at: number) => string) {
  const taken: Four<{ task: number; heap: number }[]> = { ours: [], bare: [], idle: [], least: [] };
  const names = Object.keys(taken) as (keyof typeof taken)[];
  for (let at = 0; at <= loads; at += 1) {
    names.push(...names.splice(0, 1));
    for (const name of names) {
      const one = await loaded(sessions[name], urlOf(sessions[name], at), settleMs);
      if (at > 0) taken[name].push(one);
    }
  }
  return (name: keyof typeof taken, part: 'task' | 'heap') =>
    median(taken[name].map((one, at) => one[part] - (taken.bare[at]?.[part] ?? Number.NaN)));
}
