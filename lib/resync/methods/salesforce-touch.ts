import { decide } from '../../eligibility/decide';
import { linkedRow } from '../../eligibility/terms';
import type { Facts } from '../../eligibility/types';
import { ApiError } from '../../http/errors';
import type { WriteLine } from '../../protocol/pages';
import { objectOf } from '../../records/ids';
import type { Reach, ResyncMethod } from '../types';

/** Method 2: a dedicated mapped field of the linked record gets the job's id. Never while duplicates exist: it would move the link (R10). */
export const salesforceTouch: ResyncMethod = {
  id: 'salesforce-touch',
  hindrance({ facts, settings }) {
    if (!settings.touchField) return { code: 'no-touch-field', rule: null };
    if (!facts.salesforce.checked) return { code: 'salesforce-not-checked', rule: null };
    if (!living(facts)) return { code: 'not-linked', rule: 'R10' };
    const { warnings } = decide(facts, settings);
    return warnings.some(({ code }) => code === 'duplicates') ? { code: 'duplicates', rule: 'R10' } : null;
  },
  writes({ facts, settings }, value) {
    const row = living(facts);
    if (!row || !settings.touchField) return [];
    const from = row.fields?.[settings.touchField] ?? null;
    return [{ where: 'salesforce', record: row.id, property: settings.touchField, from, to: value }];
  },
  async written(line, reach) {
    const { salesforce, object } = await connected(line, reach);
    const found = await salesforce.read(object, line.record, [line.property]);
    // Salesforce keeps no time of a single field.
    return found?.[line.property] === line.to ? { at: null } : null;
  },
  async write(line, reach) {
    const { salesforce, object } = await connected(line, reach);
    await salesforce.touch(object, line.record, line.property, line.to);
    return reach.now();
  },
};

function living(facts: Facts) {
  const row = facts.contact && linkedRow(facts, facts.contact);
  return row && !row.deleted && row.masterId === null && !row.convertedContactId ? row : null;
}

async function connected(line: WriteLine, reach: Reach) {
  const salesforce = await reach.salesforce();
  const object = objectOf(line.record);
  if (!salesforce || (object !== 'Lead' && object !== 'Contact')) throw new ApiError('not-connected', 'salesforce');
  return { salesforce, object };
}
