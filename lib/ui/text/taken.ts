import type { MappingRow } from '../../eligibility/types';
import type { T } from '../i18n';
import type { Offer, TakenName } from '../taken/offers';

/** A value of an offer in words: the old one or the new one. */
export function offerValue(name: TakenName, value: Offer['now'], t: T): string {
  if (value === null) return t('popup.taken.untold');
  if (name === 'segment') return value === false ? t('popup.taken.no-segment') : String(value);
  if (typeof value === 'boolean') return t(value ? 'options.creation.yes' : 'options.creation.no');
  if (typeof value === 'number') return value.toLocaleString(t.locale);
  return typeof value === 'object' ? rowText(value, t) : value;
}

function rowText({ leadField, contactField, rule }: MappingRow, t: T): string {
  const fields =
    leadField === contactField
      ? (leadField ?? '–')
      : [leadField && `Lead.${leadField}`, contactField && `Contact.${contactField}`].filter(Boolean).join(', ');
  return `${fields}, ${t(`options.mapping.rule.${rule}`)}`;
}
