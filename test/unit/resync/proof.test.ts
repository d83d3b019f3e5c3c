import { afterEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../../lib/storage/settings';
import { createT } from '../../../lib/ui/i18n';
import { outcomeText } from '../../../lib/ui/text/resync';
import { type Bench, bench, minute } from './bench';

let b: Bench;
afterEach(() => b.close());
const t = createT('en', 'UTC');
const proven = async () => (await b.ask('settings-get', {})).settings.triggerProven;

async function prove() {
  const contact = b.world.hubspot.contact(b.contactId);
  const proof = await b.ask('trigger-prove', { email: contact ? b.world.hubspot.value(contact, 'email') : '' });
  if (!proof.ok) throw new Error(JSON.stringify(proof));
  return b.finish(proof.value.jobId);
}

const withoutRow = (settings: Environment['settings']['mapping']) =>
  settings.filter(({ property }) => property !== 'synclens_resync');

describe('only a value that was read back proves the trigger property', () => {
  test('read back: proven', async () => {
    b = await bench();
    await b.settings({ triggerProven: false });
    expect(await prove()).toMatchObject({ outcome: 'verified', unread: null });
    expect(await proven()).toBe(true);
  });

  test('it is the default from then on; the button again, chosen after that, stays through another proof', async () => {
    b = await bench();
    await b.settings({ triggerProven: false, resyncMethod: 'hubspot-button' });
    const method = async () => (await b.ask('settings-get', {})).settings.resyncMethod;
    await prove();
    expect(await method()).toBe('trigger-property');
    await b.settings({ resyncMethod: 'hubspot-button' });
    await prove();
    expect(await method()).toBe('hubspot-button');
  });

  test.each([
    ['Salesforce is not connected', 'not-connected', async () => undefined],
    [
      'the mapping has no row for it',
      'no-field',
      async () => {
        const { settings } = await b.ask('settings-get', {});
        await b.settings({ mapping: withoutRow(settings.mapping) });
      },
    ],
    [
      'Salesforce does not answer',
      'no-answer',
      async () => {
        b.world.sessions.delete(b.world.sid);
      },
    ],
    [
      'the record is hidden from this user',
      'not-visible',
      async () => {
        const record = b.world.salesforce.record(b.world.people.get('included')?.recordId ?? '');
        if (record) record.hidden = true;
      },
    ],
  ])('%s: synced after the click, not proven, and the end says what is missing', async (_, unread, arrange) => {
    b = await bench({ salesforce: unread !== 'not-connected' });
    await b.settings({ triggerProven: false });
    await arrange();
    const done = await prove();
    expect(done).toMatchObject({ outcome: 'synced-after-click', unread });
    expect(outcomeText(done, t)?.text).toContain(t(`resync.unread.${unread}`));
    expect(await proven()).toBe(false);
    expect(await b.click('trigger-property')).toMatchObject({ refused: { code: 'why.trigger-not-proven' } });
  });

  test('another property was chosen meanwhile: that one is not proven', async () => {
    b = await bench();
    await b.settings({ triggerProven: false });
    const contact = b.world.hubspot.contact(b.contactId);
    const proof = await b.ask('trigger-prove', { email: contact ? b.world.hubspot.value(contact, 'email') : '' });
    if (!proof.ok) throw new Error(JSON.stringify(proof));
    const { settings } = await b.ask('settings-get', {});
    await b.pass(minute);
    await b.settings({ triggerProperty: 'jobtitle' });
    await b.finish(proof.value.jobId);
    expect(settings.triggerProperty).toBe('synclens_resync');
    expect(await proven()).toBe(false);
  });
});

describe('a page that was not there when a proof began', () => {
  const last = (method: 'trigger-property' | 'salesforce-touch' = 'trigger-property') =>
    b.ask('proof-last', { method });

  test('is told of it while it runs and once it has ended, and of none of another method', async () => {
    b = await bench();
    expect(await last()).toBeNull();
    await b.settings({ triggerProven: false });
    const done = await prove();
    expect(await last()).toMatchObject({ id: done.id, outcome: 'verified' });
    expect(await last('salesforce-touch')).toBeNull();
  });

  test('is told nothing of a resync that proves nothing, nor of a proof of another property', async () => {
    b = await bench();
    await b.finish(await b.start('trigger-property'));
    expect(await last()).toBeNull();
    await prove();
    await b.settings({ triggerProperty: 'jobtitle' });
    expect(await last()).toBeNull();
  });
});
