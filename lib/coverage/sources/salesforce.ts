import { ApiError } from '../../http/errors';
import { isLostPlace, peoplePage } from '../../salesforce/people';
import type { Person } from '../../salesforce/query';
import { fieldsFor } from '../needs';
import { partNumber } from '../parts';
import { advance, chained, type Desk, type Source } from './source';

/** Leads or contacts of Salesforce, all of them, deleted and merged ones too. */
const people = (object: Person): Source => ({
  service: 'salesforce',
  next(desk) {
    if (!desk.cursor.withSalesforce) return null;
    return chained(
      desk,
      object,
      async (after) => {
        const fields = desk.reading.withoutFields ? {} : fieldsFor(desk.cursor.settings);
        const { rows, next } = await peoplePage(await desk.salesforce(), object, fields, after);
        return () => {
          const { parts } = advance(desk, object, rows.length, next);
          return [{ number: partNumber(object, parts), value: { rows } }];
        };
      },
      (error) => lost(desk, object, error),
    );
  },
});

/** After a long pause the org has forgotten the place; and a mapped field may be one that it does not have. */
function lost(desk: Desk, object: Person, error: unknown): void {
  const anew = { after: null, parts: 0, count: 0, isOver: false };
  if (isLostPlace(error)) desk.reading = { ...desk.reading, chains: { ...desk.reading.chains, [object]: anew } };
  if (isRefusedField(error)) desk.reading = { ...desk.reading, withoutFields: true };
}

const isRefusedField = (error: unknown) => error instanceof ApiError && error.details.code === 'INVALID_FIELD';

/** The next try goes another way: the failure is none. */
export const isMended = (error: unknown, desk: Desk): boolean =>
  isLostPlace(error) || (isRefusedField(error) && !desk.cursor.reading.withoutFields);

export const leads = people('Lead');
export const salesforceContacts = people('Contact');
