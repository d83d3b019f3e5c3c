import type { Message } from '../message';
import { check } from './check';
import { left } from './left';
import { openPopup } from './open-popup';
import { popupView } from './popup-view';
import { salesforceConnect, salesforceDisconnect, salesforceFields } from './salesforce';
import { segmentsSearch } from './segments-search';
import { hubspotConnect, hubspotDisconnect, settingsGet, settingsSet } from './settings';

/** Every message of the product. What is not here is refused. */
export const messages: readonly Message[] = [
  check,
  left,
  openPopup,
  popupView,
  settingsGet,
  settingsSet,
  hubspotConnect,
  hubspotDisconnect,
  segmentsSearch,
  salesforceConnect,
  salesforceDisconnect,
  salesforceFields,
];
