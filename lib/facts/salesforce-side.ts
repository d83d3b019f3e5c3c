/** All that asks Salesforce: in Chrome a script of its own, mostly jsforce, read while HubSpot's answers are on their way. */
export { connectedSalesforce } from '../connections/salesforce';
export { salesforceHalf } from './salesforce-half';
export { salesforcePage } from './salesforce-page';
