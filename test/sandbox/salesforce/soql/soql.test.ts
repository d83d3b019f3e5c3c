import { describe, expect, it } from 'vitest';
import { createWorld } from '../../world/create';
import { SalesforceFailure } from '../failure';
import { runSoql } from './run';

const world = createWorld({ seed: 4, domain: 'soql' });
const { salesforce, clock } = world;
const by = salesforce.adminUserId;
const lead = (FirstName: string, Email: string | null, more: Record<string, unknown> = {}) => {
  clock.advance(86_400_000);
  return salesforce.insert('Lead', { FirstName, LastName: 'Doe', Company: 'Looms', Email, ...more }, by);
};
const ann = lead('Ann', 'ann@x.example', { Title: '100% sure', City: 'Bonn' });
const bob = lead('Bob', "o'bob@x.example", { City: 'bonn' });
const cid = lead('Cid', null, { Title: 'a_b', City: 'Paris' });
const gone = lead('Dan', 'ann@x.example');
salesforce.delete(gone.id, by);
const merged = lead('Eve', 'eve@x.example');
salesforce.merge(ann.id, merged.id, by);
const hidden = lead('Hid', 'ann@x.example');
hidden.hidden = true;
salesforce.purge(lead('Pur', 'ann@x.example').id);
const account = salesforce.insert('Account', { Name: 'Looms Ltd' }, by);
const contact = salesforce.insert('Contact', { LastName: 'Fay', AccountId: account.id, Email: 'fay@x.example' }, by);

const run = (query: string, deleted = false) => runSoql(world, query, '65.0', deleted);
const names = (where: string, deleted = false) =>
  run(`SELECT FirstName FROM Lead ${where}`, deleted).rows.map((row) => row.FirstName);
const codeOf = (query: string) => {
  try {
    run(query);
  } catch (error) {
    if (error instanceof SalesforceFailure) return `${error.status} ${error.errorCode}`;
    throw error;
  }
  return 'ran';
};

describe('WHERE', () => {
  it.each([
    ["Email = 'ANN@x.example'", 'Ann'],
    ["Email = 'o\\'bob@x.example'", 'Bob'],
    ["Email != 'ann@x.example'", 'Bob Cid'],
    ['Email = null', 'Cid'],
    ['Email != NULL', 'Ann Bob'],
    [`Id = '${ann.id}'`, 'Ann'],
    [`Id IN ('${ann.id.slice(0, 15)}', '${cid.id}')`, 'Ann Cid'],
    [`Id NOT IN ('${ann.id}')`, 'Bob Cid'],
    ["FirstName LIKE 'a%'", 'Ann'],
    ["FirstName LIKE '_ob'", 'Bob'],
    ["Title LIKE '%\\%%'", 'Ann'],
    ["Title LIKE 'a\\_b'", 'Cid'],
    ["(NOT FirstName LIKE 'a%') AND City = 'BONN'", 'Bob'],
    ["NOT (FirstName = 'Ann' OR FirstName = 'Bob')", 'Cid'],
    ["FirstName < 'Bob' OR FirstName >= 'Cid'", 'Ann Cid'],
    ["(FirstName = 'Ann' OR FirstName = 'Cid') AND Email = null", 'Cid'],
    ['IsDeleted = false', 'Ann Bob Cid'],
    [`CreatedDate > ${new Date(ann.createdAt).toISOString()}`, 'Bob Cid'],
    [`CreatedDate <= ${new Date(bob.createdAt).toISOString().replace('Z', '%').replace('%', '+00:00')}`, 'Ann Bob'],
    ['CreatedDate = LAST_N_DAYS:30', 'Ann Bob Cid'],
    ['CreatedDate < TODAY', 'Ann Bob Cid'],
    ["Owner.Name = 'Avery Admin'", 'Ann Bob Cid'],
    [`Id IN (SELECT Id FROM Lead WHERE City = 'Paris')`, 'Cid'],
  ])('%s', (where, expected) => expect(names(`WHERE ${where}`).join(' ')).toBe(expected));

  it('query leaves out what is deleted or merged away, queryAll shows it; hidden and purged are in neither', () => {
    expect(names('')).toEqual(['Ann', 'Bob', 'Cid']);
    const { rows } = run('SELECT FirstName, IsDeleted, MasterRecordId FROM Lead WHERE IsDeleted = true', true);
    expect(rows).toMatchObject([
      { FirstName: 'Dan', IsDeleted: true, MasterRecordId: null },
      { FirstName: 'Eve', IsDeleted: true, MasterRecordId: ann.id },
    ]);
  });
});

describe('the rest of a query', () => {
  it('orders, skips and limits', () => {
    expect(names('ORDER BY FirstName DESC')).toEqual(['Cid', 'Bob', 'Ann']);
    expect(names('ORDER BY Email ASC NULLS LAST LIMIT 2 OFFSET 1')).toEqual(['Bob', 'Cid']);
    expect(names('ORDER BY Email LIMIT 1')).toEqual(['Cid']);
  });

  it('answers rows with attributes, names as the API spells them, and times in its own way', () => {
    expect(run(`select id, createddate, owner.name from lead where id = '${ann.id}'`).rows).toEqual([
      {
        attributes: { type: 'Lead', url: `/services/data/v65.0/sobjects/Lead/${ann.id}` },
        Id: ann.id,
        CreatedDate: '2026-11-04T09:00:00.000+0000',
        Owner: { attributes: { type: 'User', url: `/services/data/v65.0/sobjects/User/${by}` }, Name: 'Avery Admin' },
      },
    ]);
  });

  it('follows relationships, and answers null where there is none', () => {
    const [row] = run('SELECT Account.Name, Account.Owner.Name FROM Contact').rows;
    expect(row).toMatchObject({ Account: { Name: 'Looms Ltd', Owner: { Name: 'Avery Admin' } } });
    salesforce.update(contact.id, { AccountId: null }, by);
    expect(run('SELECT Account.Name FROM Contact').rows[0]?.Account).toBeNull();
  });

  it('counts and groups', () => {
    expect(run('SELECT COUNT() FROM Lead')).toEqual({ size: 3, rows: [] });
    expect(run('SELECT COUNT(Email), COUNT(Id) n FROM Lead').rows).toMatchObject([{ expr0: 2, n: 3 }]);
    const grouped = run('SELECT City, COUNT(Id) n FROM Lead GROUP BY City HAVING COUNT(Id) > 1').rows;
    expect(grouped).toEqual([{ attributes: { type: 'AggregateResult' }, City: 'Bonn', n: 2 }]);
  });

  it('tells what a user may see (R15)', () => {
    contact.hiddenFromIntegration = true;
    const select = 'SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess';
    const of = (user: string) => run(`${select} WHERE UserId = '${user}' AND RecordId = '${contact.id}'`).rows;
    expect(of(world.integration.userId)).toMatchObject([{ RecordId: contact.id, HasReadAccess: false }]);
    expect(of(by)).toMatchObject([{ HasReadAccess: true, HasEditAccess: true }]);
    expect(codeOf(select)).toBe('400 MALFORMED_QUERY');
  });

  it('knows its organization', () =>
    expect(run('SELECT Id, Name FROM Organization').rows).toMatchObject([{ Id: world.orgId, Name: 'Soql' }]));
});

describe('refusals', () => {
  it.each([
    ['SELECT Id, Nope FROM Lead', '400 INVALID_FIELD'],
    ['SELECT Id FROM Lead WHERE Nope = 1', '400 INVALID_FIELD'],
    ['SELECT Id FROM Lead ORDER BY Nope', '400 INVALID_FIELD'],
    ['SELECT Boss.Name FROM Lead', '400 INVALID_FIELD'],
    ['SELECT Id, id FROM Lead', '400 INVALID_FIELD'],
    ['SELECT Id FROM Nope', '400 INVALID_TYPE'],
    ['SELECT Id FROM Lead WHERE Email = 1', '400 INVALID_FIELD'],
    ["SELECT Id FROM Lead WHERE IsDeleted = 'true'", '400 INVALID_FIELD'],
    ["SELECT Id FROM Lead WHERE CreatedDate > '2026-01-01'", '400 INVALID_FIELD'],
    ["SELECT Id FROM Lead WHERE Id = 'x'", '400 INVALID_QUERY_FILTER_OPERATOR'],
    ["SELECT Id FROM Lead WHERE CreatedDate LIKE '2026%'", '400 INVALID_QUERY_FILTER_OPERATOR'],
    ['', '400 MALFORMED_QUERY'],
    ['SELECT FROM Lead', '400 MALFORMED_QUERY'],
    ['SELECT Id Lead', '400 MALFORMED_QUERY'],
    ["SELECT Id FROM Lead WHERE Email = 'o'bob@x.example'", '400 MALFORMED_QUERY'],
    ["SELECT Id FROM Lead WHERE Email = 'x", '400 MALFORMED_QUERY'],
    ["SELECT Id FROM Lead WHERE Email = 'a' AND Id = null OR Id = null", '400 MALFORMED_QUERY'],
    ["SELECT Id FROM Lead WHERE Id != null AND NOT Email = 'a'", '400 MALFORMED_QUERY'],
    ['SELECT Id FROM Lead WHERE Id IN ()', '400 MALFORMED_QUERY'],
    ['SELECT Id FROM Lead LIMIT x', '400 MALFORMED_QUERY'],
    ['SELECT City, COUNT(Id) FROM Lead', '400 MALFORMED_QUERY'],
    ['SELECT FIELDS(ALL) FROM Lead', '400 MALFORMED_QUERY'],
    ['SELECT FIELDS(ALL) FROM Lead LIMIT 1', 'ran'],
    ['SELECT Id FROM Lead OFFSET 3000', '400 NUMBER_OUTSIDE_VALID_RANGE'],
  ])('%s: %s', (query, code) => expect(codeOf(query)).toBe(code));

  it('say where, by row and column', () => {
    expect(() => run('SELECT Id\nFROM Lead WHERE Nope = 1')).toThrow(
      /ERROR at Row:2:Column:17\nNo such column 'Nope' on entity 'Lead'/,
    );
  });
});
