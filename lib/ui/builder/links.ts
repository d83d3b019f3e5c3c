/** Pages of HubSpot that the builder leads to. */
export { salesforceSettingsLink, segmentLink } from '../../records/links';
