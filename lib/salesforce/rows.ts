import type { SalesforceRow } from '../eligibility/types';
import { ApiError } from '../http/errors';
import { objectOf } from '../records/ids';
import type { SalesforceClient } from './client';
import { bodyOf, composite, type PartAnswer } from './composite';
import { noteRefused, withoutRefused } from './fields-seen';
import { type Fields, type Person, queryAll, rowsIn, selectFrom, wholeOf } from './query';
import { isOneOf, isPlainEmail, literal } from './soql';

export interface Wanted {
  /** Ids of leads and contacts, 18 characters. */
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  readonly fields?: Fields;
}

/** Leads and contacts with one of these ids or addresses, deleted and merged ones too: one composite. */
export function rowsFor(client: SalesforceClient, wanted: Wanted): Promise<SalesforceRow[]> {
  return rowsForMany(client, [wanted], wanted.fields);
}

/** The same for some groups at once, still as one call. Salesforce takes five queries a composite: two groups at most. */
export async function rowsForMany(
  client: SalesforceClient,
  groups: readonly Pick<Wanted, 'ids' | 'emails'>[],
  wanted: Fields = {},
): Promise<SalesforceRow[]> {
  const queries = groups.flatMap((group, n) =>
    (['Lead', 'Contact'] as const).flatMap((object) => {
      const where = whereOf(group, object);
      return where === '' ? [] : [{ id: n === 0 ? object : `${object}${n}`, object, where }];
    }),
  );
  if (queries.length === 0) return [];
  return asking(client, wanted, async (fields) => {
    const parts = queries.map(({ id, object, where }) => ({
      id,
      path: queryAll(`${selectFrom(object, fields)} WHERE ${where}`),
    }));
    const answers = await composite(client, parts);
    const found = await Promise.all(
      queries.map(async ({ id, object }) => rowsIn(await wholeOf(client, bodyOf(answers, id)), object, fields)),
    );
    return unique(found.flat());
  });
}

function whereOf({ ids, emails }: Pick<Wanted, 'ids' | 'emails'>, object: Person): string {
  const own = [...new Set(ids.filter((id) => objectOf(id) === object))];
  const addresses = [...new Set(emails.filter((email) => email !== ''))];
  return [isOneOf('Id', own), isOneOf('Email', addresses)].filter((part) => part !== null).join(' OR ');
}

export interface PageRows {
  /** Null: not there, or hidden from this user. */
  readonly pageRow: SalesforceRow | null;
  /** The page's row and everybody with its address. */
  readonly rows: readonly SalesforceRow[];
  /** Its address, where no reference can carry it: nobody was looked for by it yet. */
  readonly unasked: string | null;
}

/**
 * The record of a page with everybody who has its address: one composite, whose later parts take the
 * address of the first by reference. An Account page is a person account's or throws `NOT_A_PERSON`.
 */
export function rowsOfPage(
  client: SalesforceClient,
  page: { readonly object: Person | 'Account'; readonly id: string },
  wanted: Fields = {},
): Promise<PageRows> {
  return asking(client, wanted, async (fields) => {
    const object: Person = page.object === 'Lead' ? 'Lead' : 'Contact';
    const answers = await composite(client, partsOf(page, object, fields));
    if (page.object === 'Account') refuseOrdinary(answers);
    const pageRow = rowsIn(bodyOf(answers, 'page'), object, fields)[0] ?? null;
    if (!pageRow) return { pageRow: null, rows: [], unasked: null };
    const became = pageRow.convertedContactId ? rowsIn(bodyOf(answers, 'became'), 'Contact', fields) : [];
    const { email } = pageRow;
    // Without an address the reference points at nothing, and its parts fail alone.
    const others = email && isPlainEmail(email) ? sameAddress(answers, fields) : [];
    const unasked = email && !isPlainEmail(email) ? email : null;
    return { pageRow, rows: unique([pageRow, ...became, ...others]), unasked };
  });
}

const notAPerson = () =>
  new ApiError('invalid', 'salesforce', { code: 'NOT_A_PERSON', words: 'This account is no person account' });

function partsOf(page: { object: string; id: string }, object: Person, fields: Fields) {
  const from = (part: Person, where: string, reference: string) => ({
    path: `${queryAll(`${selectFrom(part, fields)} WHERE ${where}='`)}@{${reference}}%27`,
  });
  const email = 'page.records[0].Email';
  const account = page.object === 'Account';
  const own = account
    ? [
        {
          id: 'account',
          path: queryAll(`SELECT Id,IsPersonAccount,PersonContactId FROM Account WHERE Id=${literal(page.id)}`),
        },
        { id: 'page', ...from('Contact', 'Id', 'account.records[0].PersonContactId') },
      ]
    : [{ id: 'page', path: queryAll(`${selectFrom(object, fields)} WHERE Id=${literal(page.id)}`) }];
  return [
    ...own,
    ...(object === 'Lead' ? [{ id: 'became', ...from('Contact', 'Id', 'page.records[0].ConvertedContactId') }] : []),
    { id: 'contacts', ...from('Contact', 'Email', email) },
    { id: 'leads', ...from('Lead', 'Email', email) },
  ];
}

/** An org without person accounts has no such fields; an ordinary account has no contact of its own. */
function refuseOrdinary(answers: ReadonlyMap<string, PartAnswer>): void {
  const account = answers.get('account');
  if (account && !account.ok && account.error.details.code === 'INVALID_FIELD') throw notAPerson();
  const { records } = bodyOf(answers, 'account') as { records?: { PersonContactId?: string | null }[] };
  if (records?.[0] && !records[0].PersonContactId) throw notAPerson();
}

function sameAddress(answers: ReadonlyMap<string, PartAnswer>, fields: Fields): SalesforceRow[] {
  return [
    ...rowsIn(bodyOf(answers, 'contacts'), 'Contact', fields),
    ...rowsIn(bodyOf(answers, 'leads'), 'Lead', fields),
  ];
}

/** Asks with the mapped fields; where the org refuses one of them, once more without them. */
async function asking<T>(client: SalesforceClient, wanted: Fields, ask: (fields: Fields) => Promise<T>): Promise<T> {
  const fields = withoutRefused(client.host, wanted);
  try {
    return await ask(fields);
  } catch (error) {
    const more = [...(fields.Lead ?? []), ...(fields.Contact ?? [])].length > 0;
    if (!(error instanceof ApiError) || error.details.code !== 'INVALID_FIELD' || !more) throw error;
    noteRefused(client.host, error);
    return ask({});
  }
}

function unique(rows: readonly SalesforceRow[]): SalesforceRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
