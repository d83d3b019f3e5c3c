import { expect, test } from 'vitest';
import { tell } from './preview';
import { ask, choose, customers, onStage, world } from './why-stage';

onStage();

test('any contact of the portal is told as on its own record page, by the same calls', async () => {
  await choose(customers());
  const { contactId = '' } = world.people.get('excluded') ?? {};
  world.calls.length = 0;
  const told = await tell('why-of', { contactId });
  expect(world.calls.filter((one) => one.service === 'salesforce').length).toBeLessThanOrEqual(1);
  expect(told).toMatchObject({
    member: false,
    told: 'no',
    change: { instructions: [{ kind: 'set', property: 'lifecyclestage', value: 'customer' }] },
  });
  const { view } = await ask('excluded');
  expect(told.tree).toEqual(view.tree);
  // Asked again a moment later: what was read is still good.
  world.calls.length = 0;
  await tell('why-of', { contactId });
  expect(world.calls).toEqual([]);
});

test('a contact that is gone is said to be gone', async () => {
  await choose(customers());
  await expect(tell('why-of', { contactId: '99' })).rejects.toMatchObject({ kind: 'not-found' });
});
