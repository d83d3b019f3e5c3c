import { describe, expect, it } from 'vitest';
import { org, queryPart } from './org';
import { orgState } from './state';

const { world, salesforce, by, lead, composite } = org();

describe('composite', () => {
  const byId = (id: string) => queryPart('one', `SELECT Id, Email FROM Lead WHERE Id = '${id}'`);
  const twins = queryPart('two', "SELECT Id FROM Contact WHERE Email = '@{one.records[0].Email}'");

  it('a later part takes from an earlier one', async () => {
    const id = lead('twin@x.example');
    const contact = salesforce.insert('Contact', { LastName: 'Doe', Email: 'twin@x.example' }, by).id;
    const { compositeResponse } = await composite([byId(id), twins]);
    expect(compositeResponse).toMatchObject([
      { httpStatusCode: 200, referenceId: 'one', body: { totalSize: 1 } },
      { httpStatusCode: 200, referenceId: 'two', body: { records: [{ Id: contact }] } },
    ]);
  });

  it.each([
    ['no row', () => '00Q000000000000AAA'],
    ['no value', () => lead(null)],
  ])('a reference to %s halts that part only', async (_, id) => {
    const { compositeResponse } = await composite([byId(id()), twins, queryPart('three', 'SELECT Id FROM Account')]);
    expect(compositeResponse.map((part) => part.httpStatusCode)).toEqual([200, 400, 200]);
    expect(compositeResponse[1]?.body).toMatchObject([
      { errorCode: 'PROCESSING_HALTED', message: expect.stringContaining('No value for one.records[0].Email') },
    ]);
  });

  it.each([true, false])('an address with a quote or a plus, put in encoded: %s', async (encodesReferences) => {
    orgState(world).encodesReferences = encodesReferences;
    const plus = lead('a+b@x.example');
    salesforce.insert('Contact', { LastName: 'Doe', Email: 'a+b@x.example' }, by);
    const { compositeResponse } = await composite([byId(plus), twins]);
    expect(compositeResponse[1]?.body).toMatchObject({ totalSize: encodesReferences ? 1 : 0 });
    const quote = await composite([byId(lead("d'or@x.example")), twins]);
    expect(quote.compositeResponse[1]).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: 'MALFORMED_QUERY' }] });
  });

  it('writes, with references in the body; all or none takes them back', async () => {
    const [from, to] = [lead('from@x.example', { Title: 'Countess' }), lead('to@x.example')];
    const patch = (id: string, body: unknown, referenceId = 'patch') => ({
      method: 'PATCH',
      url: `/services/data/v65.0/sobjects/Lead/${id}`,
      referenceId,
      body,
    });
    const read = queryPart('one', `SELECT Title FROM Lead WHERE Id = '${from}'`);
    const done = await composite([read, patch(to, { Title: '@{one.records[0].Title}' })]);
    expect(done.compositeResponse[1]).toMatchObject({ httpStatusCode: 204, body: null });
    expect(salesforce.record(to)?.fields.Title).toBe('Countess');
    const undone = await composite([patch(to, { Title: 'x' }), patch(from, { Nope: 1 }, 'bad')], true);
    expect(undone.compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
      { httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
    ]);
    expect(salesforce.record(to)?.fields.Title).toBe('Countess');
  });

  it('refuses too much, and what cannot stand in it', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => queryPart(`q${i}`, 'SELECT Id FROM Lead LIMIT 1'));
    await expect(composite(many(6))).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite(many(26))).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite([{ ...queryPart('bad-name', 'x') }])).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite([])).rejects.toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    const nested = { method: 'POST', url: '/services/data/v65.0/composite', referenceId: 'n', body: {} };
    expect((await composite([nested])).compositeResponse[0]?.httpStatusCode).toBe(404);
  });
});
