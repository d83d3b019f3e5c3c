import type { Route } from '../route';
import { accountDetails, dailyUsage, tokenInformation } from './account';
import { readAssociations } from './associations';
import { readCompanies } from './companies';
import { getContact, listContacts, patchContact } from './contacts';
import { readContacts, updateContacts } from './contacts-batch';
import { searchContacts } from './contacts-search';
import { addMembers, getMembers } from './members';
import { getMemberships, readMemberships } from './memberships';
import { createProperty, getProperty, listProperties } from './properties';
import { createSegment, getSegment, getSegmentByName, getSegments, searchSegments, updateFilters } from './segments';

/** Every route of HubSpot that the sandbox plays. */
export const routes: readonly Route[] = [
  getMemberships,
  readMemberships,
  searchSegments,
  createSegment,
  getSegments,
  getMembers,
  addMembers,
  updateFilters,
  getSegmentByName,
  getSegment,
  readContacts,
  updateContacts,
  searchContacts,
  listContacts,
  getContact,
  patchContact,
  readCompanies,
  readAssociations,
  listProperties,
  getProperty,
  createProperty,
  accountDetails,
  dailyUsage,
  tokenInformation,
];
