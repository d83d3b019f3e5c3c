import type { ResyncMethodId } from '../../eligibility/types';
import type { ResyncMethod } from '../types';
import { hubspotButton } from './hubspot-button';
import { salesforceTouch } from './salesforce-touch';
import { triggerProperty } from './trigger-property';

/** Every way to resync. A new one is a file and a line here. */
export const methods: Readonly<Record<ResyncMethodId, ResyncMethod>> = {
  'hubspot-button': hubspotButton,
  'trigger-property': triggerProperty,
  'salesforce-touch': salesforceTouch,
};
