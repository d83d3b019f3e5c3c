import { account, dailyUsage, tokenScopes } from '../../../lib/hubspot/account';
import { companiesOf, companiesOfMany } from '../../../lib/hubspot/companies';
import { contactByEmail, contactById, updateContact } from '../../../lib/hubspot/contacts';
import { contactsByEmails, contactsByIds } from '../../../lib/hubspot/contacts-batch';
import { contactsPage } from '../../../lib/hubspot/contacts-pages';
import {
  contactBySalesforceId,
  contactsBySearch,
  contactsLinkedTo,
  contactsWithSecondary,
  countContacts,
  idsByProperty,
  newestSyncs,
  searchContacts,
} from '../../../lib/hubspot/contacts-search';
import { updateContacts } from '../../../lib/hubspot/contacts-update';
import { segmentDefinition, segmentDefinitions } from '../../../lib/hubspot/definitions';
import { membershipsOfMany, membersOf } from '../../../lib/hubspot/members';
import { contactProperties, contactProperty, createTextProperty } from '../../../lib/hubspot/properties';
import { membershipsOf, searchSegments, segmentById, segmentsByIds } from '../../../lib/hubspot/segments';
import { createActiveSegment, segmentByName, updateFilters } from '../../../lib/hubspot/segments-make';
import { anyOf } from '../../sandbox/worlds/segments';
import { type Call, row } from './call';

const query = { properties: ['email', 'firstname'], history: ['salesforcelastsynctime'] };
const wanted = { properties: ['industry'], histories: [] };
const filter = { propertyName: 'email', operator: 'HAS_PROPERTY' } as const;
const criteria = () => anyOf('lifecyclestage', ['customer']);
const now = () => Promise.resolve();
const on = 'hubspot';

/** Every call of HubSpot's gateway. */
export const hubspotCalls: readonly Call[] = [
  { on, name: 'account', what: 'the portal of the token', use: 'options', run: (s) => account(s.hubspot) },
  {
    on,
    name: 'tokenScopes',
    what: 'the scopes of the token',
    use: 'options',
    run: (s) => tokenScopes(s.hubspot, s.world.token),
  },
  { on, name: 'dailyUsage', what: 'calls of the day', use: 'options', run: (s) => dailyUsage(s.hubspot) },
  {
    on,
    name: 'contactById',
    what: 'a contact by its id',
    use: 'page',
    run: (s) => contactById(s.hubspot, s.contactId, query),
  },
  {
    on,
    name: 'contactByEmail',
    what: 'a contact by its address',
    use: 'page',
    but: { '404': 'nobody' },
    run: (s) => contactByEmail(s.hubspot, s.email, query),
  },
  {
    on,
    name: 'membershipsOf',
    what: 'the segments of a contact',
    use: 'page',
    run: (s) => membershipsOf(s.hubspot, s.contactId),
  },
  {
    on,
    name: 'contactBySalesforceId',
    what: 'the contact of a Salesforce record',
    use: 'page',
    run: (s) => contactBySalesforceId(s.hubspot, { leadId: s.recordId, email: s.email }, query),
  },
  {
    on,
    name: 'companiesOf',
    what: 'which companies a contact has',
    use: 'page',
    run: (s) => companiesOf(s.hubspot, s.contactId, wanted),
  },
  {
    on,
    name: 'companiesOf',
    what: 'the companies of a contact',
    use: 'page',
    at: '/companies/batch/read',
    run: (s) => companiesOf(s.hubspot, s.contactId, wanted),
  },
  {
    on,
    name: 'segmentById',
    what: 'the segment',
    use: 'page',
    run: (s) => segmentById(s.hubspot, s.segmentId),
  },
  {
    on,
    name: 'segmentDefinition',
    what: 'the segment’s criteria',
    use: 'page',
    run: (s) => segmentDefinition(s.hubspot, s.segmentId),
  },
  {
    on,
    name: 'segmentDefinitions',
    what: 'criteria of segments within it',
    use: 'page',
    run: (s) => segmentDefinitions(s.hubspot, [s.segmentId]),
  },
  {
    on,
    name: 'segmentsByIds',
    what: 'names of segments',
    use: 'page',
    run: (s) => segmentsByIds(s.hubspot, [s.segmentId]),
  },
  {
    on,
    name: 'newestSyncs',
    what: 'who synced last',
    use: 'page',
    run: (s) => newestSyncs(s.hubspot, 10),
  },
  {
    on,
    name: 'searchSegments',
    what: 'segments by name',
    use: 'options',
    run: (s) => searchSegments(s.hubspot, 'Customers'),
  },
  {
    on,
    name: 'contactProperties',
    what: 'all properties',
    use: 'options',
    run: (s) => contactProperties(s.hubspot),
  },
  {
    on,
    name: 'contactProperty',
    what: 'a property by its name',
    use: 'options',
    run: (s) => contactProperty(s.hubspot, 'email'),
  },
  {
    on,
    name: 'searchContacts',
    what: 'contacts by a search',
    use: 'job',
    run: (s) => searchContacts(s.hubspot, { groups: [[filter]], properties: ['email'] }),
  },
  {
    on,
    name: 'contactsBySearch',
    what: 'contacts by id through the search',
    use: 'job',
    run: (s) => contactsBySearch(s.hubspot, [s.contactId], ['email']),
  },
  {
    on,
    name: 'countContacts',
    what: 'how many a search finds',
    use: 'job',
    run: (s) => countContacts(s.hubspot, [[filter]]),
  },
  {
    on,
    name: 'idsByProperty',
    what: 'who has a property',
    use: 'job',
    run: (s) => idsByProperty(s.hubspot, 'email', 'HAS_PROPERTY', null),
  },
  {
    on,
    name: 'contactsLinkedTo',
    what: 'contacts of Salesforce records',
    use: 'job',
    run: (s) => contactsLinkedTo(s.hubspot, [s.recordId], now),
  },
  {
    on,
    name: 'contactsWithSecondary',
    what: 'contacts by a second address',
    use: 'job',
    run: (s) => contactsWithSecondary(s.hubspot, [s.email], now),
  },
  {
    on,
    name: 'contactsByIds',
    what: 'many contacts by id',
    use: 'job',
    run: (s) => contactsByIds(s.hubspot, [s.contactId], query),
  },
  {
    on,
    name: 'contactsByEmails',
    what: 'many contacts by address',
    use: 'job',
    run: (s) => contactsByEmails(s.hubspot, [s.email], query),
  },
  {
    on,
    name: 'contactsPage',
    what: 'all contacts, page by page',
    use: 'job',
    run: (s) => contactsPage(s.hubspot, query),
  },
  {
    on,
    name: 'membersOf',
    what: 'the members of a segment',
    use: 'job',
    run: (s) => membersOf(s.hubspot, s.segmentId),
  },
  {
    on,
    name: 'membershipsOfMany',
    what: 'the segments of many contacts',
    use: 'job',
    run: (s) => membershipsOfMany(s.hubspot, [s.contactId]),
  },
  {
    on,
    name: 'companiesOfMany',
    what: 'which companies many contacts have',
    use: 'job',
    run: (s) => companiesOfMany(s.hubspot, [s.contactId], wanted),
  },
  {
    on,
    name: 'updateContact',
    what: 'writes the trigger property',
    use: 'write',
    run: (s) => updateContact(s.hubspot, s.contactId, { jobtitle: `Engineer ${s.next()}` }),
  },
  {
    on,
    name: 'updateContacts',
    what: 'writes it for a hundred',
    use: 'write',
    run: (s) => updateContacts(s.hubspot, [s.contactId], { jobtitle: `Engineer ${s.next()}` }),
  },
  {
    on,
    name: 'createTextProperty',
    what: 'makes the trigger property',
    use: 'make',
    run: (s) => createTextProperty(s.hubspot, { name: `synclens_${s.next()}`, label: 'SyncLens' }),
  },
  {
    on,
    name: 'segmentByName',
    what: 'whether a name is free',
    use: 'make',
    but: { '404': 'nobody' },
    run: (s) => segmentByName(s.hubspot, 'Customers'),
  },
  {
    on,
    name: 'createActiveSegment',
    what: 'makes a segment',
    use: 'make',
    run: (s) => createActiveSegment(s.hubspot, { name: `Made ${s.next()}`, filterBranch: criteria() }),
  },
  row({
    on,
    name: 'updateFilters',
    what: 'restores criteria',
    use: 'make',
    // Nothing is taken from this answer.
    but: { 'missing-fields': 'answered', 'wrong-types': 'answered' },
    prepare: (s) => createActiveSegment(s.hubspot, { name: `Made ${s.next()}`, filterBranch: criteria() }),
    run: (s, { id }) => updateFilters(s.hubspot, id, criteria()),
  }),
];
