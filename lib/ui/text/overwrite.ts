import type { OverwriteView } from '../../why/overwrite-view';
import type { T } from '../i18n';

type Field = OverwriteView['fields'][number];
export interface OverwriteGroups {
  /** Values that would be lost. */
  readonly lost: readonly Field[];
  /** What cannot be told. */
  readonly open: readonly Field[];
  /** Blanks that would be filled. */
  readonly filled: readonly Field[];
  readonly equal: number;
}

/** The fields by how much they matter. */
export function overwriteGroups({ fields }: OverwriteView): OverwriteGroups {
  return {
    lost: fields.filter((one) => one.losesIn !== null),
    open: fields.filter((one) => one.fate === 'cannot-tell'),
    filled: fields.filter((one) => one.losesIn === null && /overwritten$/.test(one.fate)),
    equal: fields.filter((one) => one.fate === 'equal').length,
  };
}

/** The fold's heading, with what is at stake. */
export function overwriteTitle(view: OverwriteView, t: T): string {
  const { lost, open } = overwriteGroups(view);
  const title = t(`why.overwrite.title.${view.kind}`);
  if (view.several) return title;
  if (lost.length > 0) return `${title}: ${t('why.overwrite.lost', { count: lost.length })}`;
  return `${title}: ${open.length > 0 ? t('why.overwrite.open', { count: open.length }) : t('why.overwrite.nothing')}`;
}

/** Which way the value goes, as `before → after` in one CRM; null where it cannot be told. */
export function overwriteWay(one: Field, t: T): { where: string; before: string; after: string } | null {
  if (one.fate === 'cannot-tell' || one.fate === 'equal') return null;
  const inHubspot = one.fate === 'hubspot-overwritten' || (one.fate === 'value-erased' && one.losesIn === 'hubspot');
  const shown = (value: string | null | undefined) => value || t('why.overwrite.blank');
  return {
    where: inHubspot ? 'HubSpot' : 'Salesforce',
    before: shown(inHubspot ? one.hubspot : one.salesforce),
    after: one.fate === 'value-erased' ? t('why.overwrite.erased') : shown(inHubspot ? one.salesforce : one.hubspot),
  };
}

/** Both values, where nobody can say which of them stays. */
export function overwriteBoth(one: Field, t: T): string {
  const shown = (value: string | null | undefined) =>
    value === undefined ? t('why.overwrite.not-read') : value || t('why.overwrite.blank');
  return t('why.overwrite.both', { hubspot: shown(one.hubspot), salesforce: shown(one.salesforce) });
}
