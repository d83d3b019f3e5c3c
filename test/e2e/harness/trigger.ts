import type { Page } from 'puppeteer-core';
import type { EditableSettings } from '../../../lib/protocol/pages';
import type { World } from '../../sandbox/world/types';
import { connectHubspot, connectSalesforce, tell } from './connect';
import type { Session } from './session';
import { until } from './until';

/** The property that tests resync by. */
export const triggerProperty = 'synclens_resync';

/** Gives the portal the trigger property, as options create it. */
export function addTriggerProperty(world: World): void {
  const kind = { type: 'string', fieldType: 'text' } as const;
  world.hubspot.addProperty({ name: triggerProperty, label: 'Resync', groupName: 'contactinformation', ...kind });
}

/** Connects both CRMs, with the mapping confirmed and the trigger property chosen, not yet proven. */
export async function connectByTrigger(session: Session, settings: Partial<EditableSettings> = {}): Promise<void> {
  addTriggerProperty(session.world);
  await connectHubspot(session, {
    mapping: session.world.integration.mapping.map((row) => ({ ...row })),
    mappingConfirmed: true,
    triggerProperty,
    resyncMethod: 'trigger-property',
    ...settings,
  });
  await connectSalesforce(session);
}

/** Lets the trigger property pass its test on this contact. */
export const proveTrigger = (session: Session, contactId?: string, page?: Page): Promise<void> =>
  prove(session, { message: 'trigger-prove', setting: 'triggerProven', after: 6 * 60_000, contactId, page });

/** Lets the touch field pass its test on the record that this contact is linked with. */
export const proveTouch = (session: Session, contactId?: string, page?: Page): Promise<void> =>
  // HubSpot looks at Salesforce about every 15 minutes (R4).
  prove(session, { message: 'touch-prove', setting: 'touchProven', after: 20 * 60_000, contactId, page });

interface Proof {
  message: 'trigger-prove' | 'touch-prove';
  setting: 'triggerProven' | 'touchProven';
  after: number;
  contactId?: string | undefined;
  page?: Page | undefined;
}

async function prove(session: Session, { message, setting, after, contactId = '', page }: Proof): Promise<void> {
  const { world } = session;
  const contact = world.hubspot.contact(contactId);
  const email = contact ? world.hubspot.value(contact, 'email') : '';
  const begun = world.calls.length;
  const proof = await tell(session, message, { email }, page);
  if (!proof.ok) throw new Error(JSON.stringify(proof.failure));
  // The time that is put on before the write would not count for its sync.
  await until('the write', () => world.calls.slice(begun).some(({ write, status }) => write && status < 300));
  world.clock.advance(after);
  // The write may be there before the job is through with it, and hears of no alarm yet: the next one comes, as in life.
  await until(
    'the proof',
    async () => {
      await session.fireAlarm('jobs');
      return (await tell(session, 'settings-get', {}, page)).settings[setting];
    },
    { every: 500 },
  );
}
