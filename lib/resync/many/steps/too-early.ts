import { searchContacts } from '../../../hubspot/contacts-search';
import { updateBatch } from '../../../hubspot/contacts-update';
import { touchedProperty } from '../../pair';
import { methodOf } from '../method';
import type { ManyJob } from '../types';
import { hubspotNow, type Work } from '../work';

/** So long after the last write most have synced, or never will (R4): then everybody is looked at. */
const earlyMs = 8 * 60_000;
/** Before, a look is worth its calls where so many of the open ones have synced. */
const most = 0.95;

/**
 * Whether a look at everybody would find most of them unsynced. One search counts who has the job's value and a later
 * sync, at no cost to the window; it only says when to look, never what became of anybody. False where it cannot tell.
 */
export async function isTooEarly({ id, cursor }: ManyJob, work: Work): Promise<boolean> {
  const { counts, createdAt, writtenAt, property } = cursor;
  const open = counts.written + counts.synced;
  if (open <= updateBatch || writtenAt === undefined || hubspotNow() - writtenAt >= earlyMs) return false;
  const isTouch = methodOf(cursor) === 'salesforce-touch';
  const holds = isTouch ? touchedProperty(work.reach.environment.settings, property) : property;
  if (holds === null) return false;
  const ended = counts.verified + counts['synced-after-click'];
  try {
    const { total } = await work.hubspot((client) =>
      searchContacts(client, {
        groups: [
          [
            { propertyName: holds, operator: 'EQ', value: id },
            { propertyName: 'salesforcelastsynctime', operator: 'GTE', value: String(createdAt) },
          ],
        ],
        properties: [],
        limit: 1,
      }),
    );
    return total - ended < open * most;
  } catch {
    return false;
  }
}
