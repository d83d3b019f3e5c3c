import { describe, expect, it } from 'vitest';
import { org } from './org';

const { world, salesforce, by, connect, lead, raw } = org();

describe('queries', () => {
  it("jsforce's own finder and its escaping", async () => {
    const id = lead("o'neil@x.example");
    const found = await connect()
      .sobject('Lead')
      .find({ Email: "o'neil@x.example", IsDeleted: false }, ['Id', 'Email']);
    expect(found).toMatchObject([{ Id: id, attributes: { type: 'Lead' } }]);
    expect(world.calls.at(-1)).toMatchObject({ client: 'SyncLens', write: false });
  });

  it('pages, by the size that was asked for', async () => {
    for (let i = 0; i < 450; i++) lead(`page${i}@x.example`);
    const headers = { 'Sforce-Query-Options': 'batchSize=200' };
    const soql = "SELECT Id FROM Lead WHERE Email LIKE 'page%'";
    const first = await connect().query(soql, { headers });
    expect([first.totalSize, first.done, first.records.length]).toEqual([450, false, 200]);
    const second = await connect().queryMore(first.nextRecordsUrl ?? '');
    const third = await connect().queryMore(second.nextRecordsUrl ?? '');
    expect([second.records.length, third.records.length, third.done]).toEqual([200, 50, true]);
    const ids = [first, second, third].flatMap((page) => page.records.map((row) => row.Id));
    expect(new Set(ids).size).toBe(450);
    await expect(connect().queryMore('/services/data/v65.0/query/01gnope-200')).rejects.toMatchObject({
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });

  it('queryAll shows what lies in the bin; refusals carry their code', async () => {
    const id = lead('bin@x.example');
    salesforce.delete(id, by);
    const soql = "SELECT Id, IsDeleted FROM Lead WHERE Email = 'bin@x.example'";
    expect((await connect().query(soql)).records).toEqual([]);
    expect((await connect().query(soql, { scanAll: true })).records).toMatchObject([{ Id: id, IsDeleted: true }]);
    await expect(connect().query('SELECT Nope FROM Lead')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    await expect(connect().query('SELECT')).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' });
  });

  it('an address that is too long never reaches it', async () => {
    const ids = Array.from({ length: 900 }, () => `'${by}'`).join(',');
    const q = encodeURIComponent(`SELECT Id FROM User WHERE Id IN (${ids})`);
    expect((await raw(`/services/data/v65.0/query?q=${q}`)).status).toBeGreaterThanOrEqual(414);
  });
});
