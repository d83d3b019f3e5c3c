import { isLostPlace, type PeoplePage, peoplePage } from '../../salesforce/people';
import type { Person } from '../../salesforce/query';
import { fieldsFor } from '../needs';
import { partNumber } from '../parts';
import { isRefusedField, mendedFields } from './refused-field';
import { nextOfJob } from './salesforce-bulk';
import { advance, chained, type Desk, type Source } from './source';

/** Rows of one stored part: what a step that judges goes through at once. */
const rowsAPart = 2_000;

/** Leads or contacts of Salesforce, all of them, deleted and merged ones too. By a job of the Bulk API where that is cheaper. */
const people = (object: Person): Source => ({
  service: 'salesforce',
  next(desk) {
    if (!desk.cursor.withSalesforce) return null;
    const { withoutFields, bulk } = desk.reading;
    const fields = withoutFields ? {} : fieldsFor(desk.cursor.settings);
    if (bulk?.[object]) return nextOfJob(desk, object, fields, (page) => taken(desk, object, page));
    return chained(
      desk,
      object,
      async (after) => {
        const page = await peoplePage(await desk.salesforce(), object, fields, after);
        return () => taken(desk, object, page);
      },
      (error) => (isRefusedField(error) ? mendedFields(desk, withoutFields) : mendedPlace(desk, object, error)),
    );
  },
});

/** A page is taken in, however it was read. */
function taken(desk: Desk, object: Person, { rows, next }: PeoplePage) {
  const count = Math.max(1, Math.ceil(rows.length / rowsAPart));
  const { parts } = advance(desk, object, rows.length, next, count);
  return Array.from({ length: count }, (_none, n) => ({
    number: partNumber(object, parts + n),
    value: { rows: rows.slice(n * rowsAPart, (n + 1) * rowsAPart) },
  }));
}

/** After a long pause the org has forgotten the place. */
function mendedPlace(desk: Desk, object: Person, error: unknown): boolean {
  if (!isLostPlace(error)) return false;
  const anew = { after: null, parts: 0, count: 0, isOver: false };
  desk.reading = { ...desk.reading, chains: { ...desk.reading.chains, [object]: anew } };
  return true;
}

export const leads = people('Lead');
export const salesforceContacts = people('Contact');
