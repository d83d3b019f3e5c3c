import { describe, expect, it } from 'vitest';
import { hubspotApp } from '../hubspot/app';
import { hour, minute, play } from './play';

interface Read {
  id: string;
  propertiesWithHistory?: Record<string, { value: string }[]>;
}

/** What HubSpot's API answers about one contact of this world. */
async function read(p: ReturnType<typeof play>, path: string): Promise<{ status: number; body: Read }> {
  const app = hubspotApp((token) => (token === p.world.token ? p.world : undefined));
  const headers = { authorization: `Bearer ${p.world.token}` };
  const answer = await app.request(`/crm/v3/objects/contacts/${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as Read };
}

/** What HubSpot's API answers to a body. */
async function post(p: ReturnType<typeof play>, path: string, body: unknown): Promise<{ results: Read[] }> {
  const app = hubspotApp((token) => (token === p.world.token ? p.world : undefined));
  const headers = { authorization: `Bearer ${p.world.token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await app.request(`/crm/v3/objects/contacts/${path}`, init)).json() as Promise<{ results: Read[] }>;
}

describe('switches that show in HubSpot', () => {
  it.each([
    [0, 4],
    [2, 2],
  ])('the log of syncs is cut off at %i (0: never)', async (historyCutOff, length) => {
    const p = play({ switches: { historyCutOff } });
    const { id } = p.member();
    for (const jobtitle of ['a', 'b', 'c']) {
      p.later(hour);
      p.write(id, { jobtitle });
    }
    p.later(hour);
    const { body } = await read(p, `${id}?propertiesWithHistory=salesforcelastsynctime`);
    const log = body.propertiesWithHistory?.salesforcelastsynctime ?? [];
    expect(log).toHaveLength(length);
    expect(log[0]?.value).toBe(p.value(id, 'salesforcelastsynctime'));
  });

  it.each([
    [true, 200],
    [false, 404],
  ])('a read by a secondary email finds its contact: %s', async (secondaryEmailFound, status) => {
    const p = play({ switches: { secondaryEmailFound } });
    const { id } = p.member();
    const merged = p.hubspot.merge(id, p.contact({ email: 'ada@home.example' }).id);
    expect((await read(p, 'ada%40home.example?idProperty=email')).status).toBe(status);
    expect((await read(p, 'ada%40example.com?idProperty=email')).body.id).toBe(merged.id);
  });

  it.each([true, false])('a batch read by addresses finds secondary ones: %s', async (secondaryEmailFound) => {
    const p = play({ switches: { secondaryEmailFound } });
    const { id } = p.hubspot.merge(p.member().id, p.contact({ email: 'ada@home.example' }).id);
    const { results } = await post(p, 'batch/read', { idProperty: 'email', inputs: [{ id: 'ada@home.example' }] });
    expect(results.map((one) => one.id)).toEqual(secondaryEmailFound ? [id] : []);
  });

  it.each([0, 30_000])('search is behind by %i ms; a read is not', async (searchLagMs) => {
    const p = play({ searchLagMs });
    const { id } = p.member();
    p.later(hour);
    const found = async () => {
      const filters = [{ propertyName: 'jobtitle', operator: 'EQ', value: 'Engineer' }];
      return (await post(p, 'search', { filterGroups: [{ filters }] })).results.length;
    };
    p.write(id, { jobtitle: 'Engineer' });
    expect(await found()).toBe(searchLagMs > 0 ? 0 : 1);
    expect(p.value(id, 'jobtitle')).toBe('Engineer');
    p.later(30_000);
    expect(await found()).toBe(1);
  });

  it.each([true, false])('an import stub is told from its link: linked %s', (importStubLinked) => {
    const p = play({ integration: { createFromSalesforce: false }, switches: { importStubLinked } });
    const lead = p.lead();
    const [id = ''] = p.integration.importFromSalesforce([lead.id]);
    p.write(id, { lifecyclestage: 'customer' });
    p.later(hour);
    // Joining fills it, and links it at the latest.
    expect([p.value(id, 'lastname'), p.linked(id).id]).toEqual(['King', lead.id]);
  });
});

describe('what a sync costs (R12)', () => {
  it('four calls each, of the quota of its day', () => {
    const p = play();
    for (const name of ['a', 'b', 'c']) p.member({ email: `${name}@example.com` });
    p.later(hour);
    expect(p.world.limits.salesforceUsed).toBe(12);
    p.later(24 * hour);
    p.member({ email: 'd@example.com' });
    p.later(hour);
    expect(p.world.limits.salesforceUsed).toBe(4);
  });

  it('with none left it fails, and is made up for later', () => {
    const p = play({ limits: { salesforceDaily: 3 } });
    const { id } = p.member();
    p.later(10 * minute);
    expect([p.syncs(id), p.integration.traces.get(id)?.failures[0]?.why]).toEqual([0, 'REQUEST_LIMIT_EXCEEDED']);
    p.world.limits.salesforceDaily = 100;
    p.later(hour);
    expect(p.syncs(id)).toBe(1);
  });
});

describe('creation, merge and deletion', () => {
  it('new records are made as what the setting says', () => {
    const p = play({ integration: { createAs: 'Contact' } });
    const { id } = p.member({ jobtitle: 'Engineer' });
    p.later(hour);
    expect(p.linked(id)).toMatchObject({ object: 'Contact', fields: { Title: 'Engineer', LastName: 'King' } });
    expect(p.value(id, 'salesforceleadid')).toBe('');
  });

  it('of two linked contacts that are merged in HubSpot the survivor keeps its own record', () => {
    const p = play();
    const [one, two] = [p.member(), p.member({ email: 'ada@home.example' })];
    p.later(hour);
    const [kept, left] = [p.linked(one.id), p.linked(two.id)];
    p.hubspot.merge(one.id, two.id);
    p.write(one.id, { jobtitle: 'Engineer' });
    p.later(hour);
    expect([p.linked(two.id).id, kept.fields.Title, left.fields.Title, left.isDeleted]).toEqual([
      kept.id,
      'Engineer',
      null,
      false,
    ]);
  });

  it('a conversion while the connector is silent is seen when it is back', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const lead = p.linked(id);
    p.world.integration.silent = true;
    const contact = p.salesforce.convert(lead.id, p.admin);
    p.later(24 * hour);
    expect(p.linked(id).id).toBe(lead.id);
    p.world.integration.silent = false;
    p.later(15 * minute);
    expect(p.linked(id).id).toBe(contact.id);
  });

  it('a frozen contact does not follow a conversion of its lead: R1 goes before', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    const lead = p.linked(id);
    p.write(id, { lifecyclestage: 'other' });
    p.later(hour);
    p.salesforce.convert(lead.id, p.admin);
    p.later(24 * hour);
    expect(p.linked(id).id).toBe(lead.id);
  });

  it('a purged record is as dead as a deleted one', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.salesforce.purge(p.linked(id).id);
    p.write(id, { jobtitle: 'Engineer' });
    p.later(hour);
    expect(p.integration.traces.get(id)?.failures[0]?.why).toBe('ENTITY_IS_DELETED');
    expect(p.leads()).toHaveLength(0);
  });
});

describe('erasing', () => {
  it.each([
    ['two-way', { jobtitle: '' }, 'Title', null],
    ['prefer Salesforce', { phone: '' }, 'Phone', '1'],
  ])('in HubSpot, %s', (_, values, field, after) => {
    const p = play();
    const { id } = p.member({ jobtitle: 'Engineer', phone: '1' });
    p.later(hour);
    p.write(id, values as Record<string, string>);
    p.later(hour);
    expect(p.linked(id).fields[field]).toBe(after);
  });

  it('always Salesforce: erased there, it is erased here', () => {
    const p = play();
    const { id } = p.member();
    p.later(hour);
    p.edit(p.linked(id), { City: 'Bonn' });
    p.later(hour);
    expect(p.value(id, 'city')).toBe('Bonn');
    p.edit(p.linked(id), { City: '' });
    p.later(hour);
    expect(p.value(id, 'city')).toBe('');
  });
});
