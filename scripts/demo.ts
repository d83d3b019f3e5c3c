/**
 * `npm run demo`: builds the extension, starts the sandbox, and opens a browser in which both are connected. Without
 * a display it walks the main job by itself. Ends everything that it started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { badgeOf } from '../test/e2e/harness/badge';
import { hubspotUrl, lightningUrl } from '../test/e2e/harness/connect';
import type { Session } from '../test/e2e/harness/launch';
import { startHost } from '../test/sandbox/pages/start';
import { connect, open } from './demo/prepare';
import { WalkFailed, walk } from './demo/walk';

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !display;
const say = (line: string) => console.log(line);

let opening: Promise<Session> | undefined;
let building: ChildProcess | undefined;
let ending: Promise<void> | undefined;

/** Closes browser and sandbox, once. What a visitor's browser contacted is no fault of a demo with a window. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    try {
      building?.kill();
      // A browser that is about to start is waited for: nobody else would close it.
      await (await opening?.catch(() => undefined))?.close();
    } catch (error) {
      if (headless && code === 0) {
        console.error(`Demo: ${message(error)}`);
        process.exit(1);
      }
    }
    process.exit(code);
  })();
  return ending;
}
const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(signal === 'SIGINT' ? 130 : 143));

try {
  // The tests have built it already.
  if (!process.env.SYNCLENS_BUILD) {
    say('Building the extension …');
    await build();
  }
  if (!ending) {
    opening = open(headless);
    const session = await opening;
    if (ending) await ending;
    if (!headless) session.browser.on('disconnected', () => void end(0));
    await connect(session);
    const { world } = session;
    const segment = world.hubspot.segments.get(world.integration.segmentId ?? '');
    say(
      `Connected: portal ${world.portalId}, org ${world.domain}, ${world.hubspot.contacts.size} contacts, inclusion segment "${segment?.name}" with ${segment?.members.size} members; the trigger property has passed its test`,
    );
    if (headless) {
      const started = Date.now();
      await walk(session, say);
      say(`Walked in ${Math.round((Date.now() - started) / 1000)} s. Screenshots: .output/demo/`);
      await end(0);
    } else await show(session);
  }
} catch (error) {
  if (!ending) {
    console.error(`Demo: ${message(error)}`);
    await end(1);
  }
}

/** Builds the extension. Throws WalkFailed with nothing said where it was ended. */
async function build(): Promise<void> {
  building = spawn('wxt', ['build', '--level', 'error'], { stdio: 'pipe', shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [building.stdout, building.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const code = await new Promise((resolve) => building?.on('close', resolve).on('error', () => resolve(127)));
  building = undefined;
  if (code !== 0 && !ending) throw new WalkFailed(`${said}\nthe extension could not be built`.trim());
}

/** A window with the people to try and a record in HubSpot, and beside it one with the record's Lightning twin. */
async function show(one: Session): Promise<void> {
  const { contactId, recordId } = one.world.people.get('included-synced-1') ?? {};
  await one.page(`https://${startHost}/`);
  const record = await one.page(hubspotUrl(one, contactId));
  for (const page of await one.browser.pages()) if (page.url() === 'about:blank') await page.close();
  const [width = 1600, height = 1000] = await record.evaluate(() => [screen.availWidth, screen.availHeight]);
  const half = Math.floor(width / 2);
  await one.browser.setWindowBounds(await record.windowId(), { left: 0, top: 0, width: half, height });
  const twin = await one.browser.newPage({
    type: 'window',
    windowBounds: { left: half, top: 0, width: width - half, height },
  });
  await twin.goto(lightningUrl(one, recordId));
  await record.bringToFront();
  await badgeOf(record);
  say(
    'A HubSpot record stands beside its Lightning twin; the first tab on the left names people to try, one for each verdict. Ctrl-C or closing the browser ends the demo.',
  );
}
