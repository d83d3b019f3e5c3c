import { hubspotUrl } from '../e2e/harness/connect';
import { emptyBackground, type Marks, markedBuild, withBuild } from './copies';
import { type Figure, median, plain } from './figure';
import { contactIds, keepProcess, letProcessEnd, scriptWorld, stage } from './stage';

const rounds = 15;

/** Where the time of a cold view goes, from copies of the build: none of these figures has a budget. */
export async function coldFigures(): Promise<Figure[]> {
  const floor = await withBuild(emptyBackground(), (build) => rounded(build, false));
  const ours = await withBuild(markedBuild(), (build) => rounded(build, true));
  const ended = await withBuild(markedBuild(), (build) => rounded(build, true, letProcessEnd));
  const part = (of: (one: Round) => number) => median(ours.map(of));
  const from = 'a cold view from the question to';
  return [
    plain(
      'badge.cold.floor.ms',
      'a background that is empty: started, asked and answered, without any call',
      median(floor.map(({ full }) => full)),
      'ms',
    ),
    plain(
      'badge.cold.start.ms',
      `${from} the first line of our script: started, read, parsed`,
      part((one) => one.read),
      'ms',
    ),
    plain(
      'badge.cold.evaluate.ms',
      'then until the script is evaluated and its listeners stand',
      part((one) => one.evaluated - one.read),
      'ms',
    ),
    plain(
      'badge.cold.storage.ms',
      'then until the first call leaves: message, settings, token, cache',
      part((one) => one.asked - one.evaluated),
      'ms',
    ),
    plain(
      'badge.cold.calls.ms',
      'then until the full answer: HubSpot, then Salesforce',
      part((one) => one.full - one.asked),
      'ms',
    ),
    plain(
      'badge.cold.process.ms',
      "all of it where the browser had ended the extension's process with its worker",
      median(ended.map(({ full }) => full)),
      'ms',
    ),
  ];
}

/** Milliseconds from the question. */
interface Round extends Marks {
  readonly full: number;
}

async function rounded(build: string, marked: boolean, hold = keepProcess): Promise<Round[]> {
  const session = await stage({ build, connect: marked });
  try {
    await hold(session);
    const ids = contactIds(session);
    const script = await scriptWorld(await session.page(hubspotUrl(session, ids.pop())), session);
    await script.check(hubspotUrl(session, ids.pop()));
    const taken: Round[] = [];
    for (let round = -2; round < rounds; round += 1) {
      await session.stopWorker();
      const asked = await script.evaluate<number>('performance.timeOrigin + performance.now()');
      const { full } = await script.check(hubspotUrl(session, ids.pop()));
      const marks = marked ? ((await (await session.worker()).evaluate('marks')) as Marks) : null;
      const since = (at: number | undefined) => (at ?? Number.NaN) - asked;
      if (round >= 0)
        taken.push({ full, read: since(marks?.read), evaluated: since(marks?.evaluated), asked: since(marks?.asked) });
    }
    return taken;
  } finally {
    await session.close();
  }
}
