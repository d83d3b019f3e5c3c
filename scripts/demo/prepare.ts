import type { Page } from 'puppeteer-core';
import { type Status, statuses } from '../../lib/eligibility/types';
import { createT, localeOf } from '../../lib/ui/i18n';
import { badgeView } from '../../lib/ui/text/badge';
import { connectHubspot, connectSalesforce, hubspotUrl, tell } from '../../test/e2e/harness/connect';
import { launch, type Session } from '../../test/e2e/harness/launch';
import { until } from '../../test/e2e/harness/until';
import { nameVerdicts, startHost } from '../../test/sandbox/pages/start';
import { demoWorld } from '../../test/sandbox/worlds/demo';
import { smallWorld } from '../../test/sandbox/worlds/small';

export const triggerProperty = 'synclens_resync';

/** The language of the machine, as far as the product speaks it. */
const language = localeOf(process.env.LC_ALL || process.env.LANG || 'en');
export const t = createT(language);

/** Starts the demo's sandbox and a browser with the extension in it. */
export async function open(headless: boolean): Promise<Session> {
  const world = demoWorld({ now: Date.now(), live: true });
  const other = smallWorld({ id: 'other', seed: 9, domain: 'globex', now: Date.now(), live: true });
  world.hubspot.addProperty({
    name: triggerProperty,
    label: 'SyncLens resync',
    groupName: 'contactinformation',
    type: 'string',
    fieldType: 'text',
  });
  const session = await launch({
    worlds: [world, other],
    headless,
    lang: language === 'de' ? 'de' : 'en-US',
    ownSignals: true,
    alsoAllowed: [startHost],
  });
  const legend = statuses.map((status: Status) => {
    const { word, tone } = badgeView({ status, reasons: [], asOf: 0 } as never, t);
    return { status, word, tone };
  });
  const anybody = world.people.get('included-synced-1')?.contactId;
  const stranger = other.people.get('included')?.contactId;
  nameVerdicts(world, legend, [
    {
      status: 'unknown',
      name: 'Ada Lovelace',
      note: 'a contact of another portal than the one that is connected',
      href: `https://app.hubspot.com/contacts/${other.portalId}/record/0-1/${stranger}`,
    },
    {
      status: 'segment-invalid',
      name: 'Anybody',
      note: 'delete the inclusion segment above; within ten minutes the extension notices',
      href: hubspotUrl(session, anybody),
    },
  ]);
  return session;
}

/** Connects the extension to the sandbox as an admin would, and proves the trigger property on one contact. */
export async function connect(session: Session): Promise<void> {
  const { world } = session;
  await connectHubspot(session, {
    mapping: world.integration.mapping,
    mappingConfirmed: true,
    triggerProperty,
  });
  await connectSalesforce(session);
  const proven = world.hubspot.contact(world.people.get('included-synced-2')?.contactId ?? '');
  const email = proven ? world.hubspot.value(proven, 'email') : '';
  const started = await tell(session, 'trigger-prove', { email });
  if (!started.ok) throw new Error(`The trigger property could not be tried: ${JSON.stringify(started.failure)}`);
  const outcome = await outcomeOf(session, started.value.jobId);
  if (outcome !== 'verified') throw new Error(`The trigger property has not passed its test: ${outcome}`);
  // Before its test it is no method to choose.
  await tell(session, 'settings-set', { patch: { resyncMethod: 'trigger-property' } });
}

/** Moves the world's clock until a resync has ended; returns its outcome. `from`: a page of the extension that asks. */
export async function outcomeOf(session: Session, jobId: string, from?: Page): Promise<string> {
  const ask = () => tell(session, 'job', { jobId }, from);
  const written = await until('the write', async () => {
    const job = await ask();
    return job && (job.writtenAt !== null || job.state === 'done') ? job : null;
  });
  if (written.state !== 'done') {
    session.world.clock.advance(6 * 60_000);
    await session.fireAlarm('jobs');
  }
  const ended = await until('the end of the resync', async () => {
    const job = await ask();
    return job?.state === 'done' ? job : null;
  });
  return ended.outcome ?? 'unknown';
}
