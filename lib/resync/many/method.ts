import type { Environment } from '../../storage/settings';
import { triggerHindrance } from '../methods/trigger-property';
import type { Hindrance } from '../types';
import type { ManyCursor, ManyMethod } from './types';

/** Jobs of an older version know one method. */
export const methodOf = ({ method = 'trigger-property' }: Pick<ManyCursor, 'method'>): ManyMethod => method;

/** How many are resynced: the chosen method, where it can do many. HubSpot's own button cannot. */
export const chosenMethod = ({ resyncMethod }: Environment['settings']): ManyMethod =>
  resyncMethod === 'salesforce-touch' ? resyncMethod : 'trigger-property';

/** What stands in the way of the method whomever it is for; null: it may be used. */
export function methodHindrance(method: ManyMethod, environment: Environment): Hindrance | null {
  const { settings, scopes, orgId } = environment;
  if (method === 'trigger-property') return triggerHindrance({ settings, scopes });
  if (!settings.touchField) return { code: 'no-touch-field', rule: null };
  if (!environment.salesforce || orgId === null) return { code: 'salesforce-not-connected', rule: null };
  return settings.touchProven ? null : { code: 'touch-not-proven', rule: null };
}

/** What the method writes its value into; null: not chosen. */
export const propertyOf = (method: ManyMethod, { triggerProperty, touchField }: Environment['settings']) =>
  method === 'salesforce-touch' ? touchField : triggerProperty;
