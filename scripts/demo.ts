/**
 * `npm run demo`: builds the extension, starts the sandbox, and opens a browser in which both are connected. Without
 * a display it walks the main job by itself. Ends everything that it started.
 */
import { spawnSync } from 'node:child_process';
import { badgeOf } from '../test/e2e/harness/badge';
import { hubspotUrl, lightningUrl } from '../test/e2e/harness/connect';
import type { Session } from '../test/e2e/harness/launch';
import { startHost } from '../test/sandbox/pages/start';
import { connect, open } from './demo/prepare';
import { WalkFailed, walk } from './demo/walk';

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !display;
const say = (line: string) => console.log(line);

let session: Session | undefined;
let ending: Promise<void> | undefined;

/** Closes browser and sandbox, once. What a visitor's browser contacted is no fault of a demo with a window. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    try {
      await session?.close();
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
  say('Building the extension …');
  const built = spawnSync('wxt', ['build', '--level', 'error'], {
    stdio: 'pipe',
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) console.error(`${built.stdout ?? ''}${built.stderr ?? ''}`);
  if (built.status !== 0) throw new WalkFailed('the extension could not be built');
  if (!ending) {
    session = await open(headless);
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

/** The people to try, a record in HubSpot and its twin in Lightning, in tabs side by side. */
async function show(one: Session): Promise<void> {
  const { contactId, recordId } = one.world.people.get('included-synced-1') ?? {};
  const start = await one.page(`https://${startHost}/`);
  const record = await one.page(hubspotUrl(one, contactId));
  await one.page(lightningUrl(one, recordId));
  for (const page of await one.browser.pages()) if (page.url() === 'about:blank') await page.close();
  await record.bringToFront();
  await badgeOf(record);
  await start.bringToFront();
  say('The browser shows people to try, a HubSpot record and its Lightning twin. Ctrl-C or closing it ends the demo.');
}
