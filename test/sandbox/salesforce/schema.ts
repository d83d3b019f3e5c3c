import { to18 } from '../world/ids';
import type { SalesforceField, World } from '../world/types';

/** A row that queries and reads are answered from. Names are as the API spells them. */
export interface SourceRow {
  object: string;
  id: string;
  fields: Record<string, unknown>;
}

export interface ObjectType {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  /** False for what can only be queried. */
  writable: boolean;
  fields: SalesforceField[];
}

const field = (name: string, label: string, type: string): SalesforceField => ({
  name,
  label,
  type,
  custom: false,
  updateable: false,
  nillable: false,
  calculated: false,
});

const kept: [name: 'Lead' | 'Contact' | 'Account' | 'User', plural: string, prefix: string][] = [
  ['Lead', 'Leads', '00Q'],
  ['Contact', 'Contacts', '003'],
  ['Account', 'Accounts', '001'],
  ['User', 'Users', '005'],
];
/** What `UserRecordAccess` tells of a record, each as `Has…Access`. */
const rights = ['Read', 'Edit', 'Delete', 'Transfer', 'All'];
const userRecordAccess: ObjectType = {
  name: 'UserRecordAccess',
  label: 'User Record Access',
  labelPlural: 'User Record Access',
  keyPrefix: '',
  writable: false,
  fields: [
    field('Id', 'Record ID', 'id'),
    field('UserId', 'User ID', 'reference'),
    field('RecordId', 'Record ID', 'string'),
    ...rights.map((right) => field(`Has${right}Access`, `Has ${right} Access`, 'boolean')),
    field('MaxAccessLevel', 'Maximum Access Level', 'picklist'),
  ],
};
const organization: ObjectType = {
  name: 'Organization',
  label: 'Organization',
  labelPlural: 'Organizations',
  keyPrefix: '00D',
  writable: false,
  fields: [
    field('Id', 'Organization ID', 'id'),
    field('Name', 'Name', 'string'),
    field('OrganizationType', 'Edition', 'picklist'),
    field('IsSandbox', 'Is Sandbox', 'boolean'),
    field('InstanceName', 'Instance Name', 'string'),
    field('NamespacePrefix', 'Namespace Prefix', 'string'),
  ],
};

const permissionSetAssignment: ObjectType = {
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  labelPlural: 'Permission Set Assignments',
  keyPrefix: '0Pa',
  writable: false,
  fields: [
    field('Id', 'Assignment ID', 'id'),
    field('AssigneeId', 'Assignee ID', 'reference'),
    field('PermissionSetId', 'Permission Set ID', 'reference'),
  ],
};
const fieldPermissions: ObjectType = {
  name: 'FieldPermissions',
  label: 'Field Permissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  writable: false,
  fields: [
    field('Id', 'Field Permissions ID', 'id'),
    field('ParentId', 'Parent ID', 'reference'),
    field('SobjectType', 'Sobject Type', 'picklist'),
    field('Field', 'Field Name', 'picklist'),
    field('PermissionsRead', 'Read', 'boolean'),
    field('PermissionsEdit', 'Edit', 'boolean'),
  ],
};

/** The objects of an org. */
export function objectTypes(world: World): ObjectType[] {
  return [
    ...kept.map(([name, labelPlural, keyPrefix]) => ({
      name,
      label: name,
      labelPlural,
      keyPrefix,
      writable: name !== 'User',
      fields: world.salesforce.fields.get(name) ?? [],
    })),
    organization,
    userRecordAccess,
    ...(world.salesforce.permissionsHidden ? [] : [permissionSetAssignment, fieldPermissions]),
  ];
}

/** An object by its name in any case. */
export const objectType = (world: World, name: string): ObjectType | undefined =>
  objectTypes(world).find((one) => one.name.toLowerCase() === name.toLowerCase());

/** A field by its name in any case. */
export const fieldNamed = (type: ObjectType, name: string): SalesforceField | undefined =>
  type.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());

const targets: Record<string, string> = {
  OwnerId: 'User',
  CreatedById: 'User',
  LastModifiedById: 'User',
  AccountId: 'Account',
  ConvertedAccountId: 'Account',
  ConvertedContactId: 'Contact',
  PersonContactId: 'Contact',
};

/** What `Owner` or `Account` before a dot leads to: the field with the id, and the object. */
export function relationship(type: ObjectType, name: string): { field: string; to: string; name: string } | undefined {
  const found = type.fields.find(
    (one) => one.type === 'reference' && one.name.toLowerCase() === `${name.toLowerCase()}id`,
  );
  if (!found) return undefined;
  const to = found.name === 'MasterRecordId' ? type.name : targets[found.name];
  return to === undefined ? undefined : { field: found.name, to, name: found.name.slice(0, -2) };
}

/** The rows of an object that the admin's user sees; those in the bin only where `deleted`. */
export function rowsOf(world: World, type: ObjectType, deleted: boolean): SourceRow[] {
  if (type === organization) return [organizationRow(world)];
  if (type === permissionSetAssignment) return assignments(world);
  if (type === fieldPermissions) return permissions(world);
  return [...world.salesforce.records.values()].filter(
    (one) => one.object === type.name && !one.purged && !one.hidden && (deleted || !one.isDeleted),
  );
}

/** The row that a reference leads to. */
export function rowById(world: World, object: string, id: string): SourceRow | undefined {
  const record = world.salesforce.record(id);
  return record && record.object === object && !record.purged && !record.hidden ? record : undefined;
}

function organizationRow(world: World): SourceRow {
  const Name = world.domain.charAt(0).toUpperCase() + world.domain.slice(1);
  const fields = { Id: world.orgId, Name, OrganizationType: 'Enterprise Edition', IsSandbox: false };
  return {
    object: 'Organization',
    id: world.orgId,
    fields: { ...fields, InstanceName: 'EU42', NamespacePrefix: null },
  };
}

/** Rows that are computed have an id that names nothing. */
const noId = '000000000000000AAA';

/** R15: what a user may do with records, as `UserRecordAccess` tells it. */
export function accessRows(world: World, userId: string, recordIds: readonly string[]): SourceRow[] {
  const byIntegration = to18(userId) === world.integration.userId;
  return recordIds.map((recordId) => {
    const record = world.salesforce.record(recordId);
    const there = record && !record.purged && !record.isDeleted;
    const sees = Boolean(there && !(byIntegration ? record.hiddenFromIntegration : record.hidden));
    const edits = sees && !(byIntegration && record?.lockedForIntegration);
    return {
      object: 'UserRecordAccess',
      id: noId,
      fields: {
        Id: noId,
        UserId: to18(userId),
        RecordId: to18(recordId),
        ...Object.fromEntries(rights.map((right) => [`Has${right}Access`, right === 'Read' ? sees : edits])),
        MaxAccessLevel: edits ? 'All' : sees ? 'Read' : 'None',
      },
    };
  });
}

/** A value as Salesforce writes it: times end in `+0000`, never in `Z`. */
export const written = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    ? value.replace(/Z$/, '+0000')
    : (value ?? null);

/** Each user has one permission set, that of the profile. */
const setOf = (userId: string) => `0PS${userId.slice(3)}`;
const usersOf = (world: World) => [...world.salesforce.records.values()].filter(({ object }) => object === 'User');

function assignments(world: World): SourceRow[] {
  return usersOf(world).map(({ id }) => {
    const fields = { Id: `0Pa${id.slice(3)}`, AssigneeId: id, PermissionSetId: setOf(id) };
    return { object: 'PermissionSetAssignment', id: fields.Id, fields };
  });
}

/** Standard fields that a profile may withhold. Required ones, and the parts of names, everybody has. */
const permissioned = new Set(['Phone', 'MobilePhone', 'Title', 'City', 'Website', 'Industry', 'LeadSource']);

/** R15: as in an org there is no row where nothing is permitted, and none for fields that everybody has. */
function permissions(world: World): SourceRow[] {
  const { fields, unpermittedFields } = world.salesforce;
  return usersOf(world).flatMap((user) =>
    (['Lead', 'Contact'] as const).flatMap((object) =>
      (fields.get(object) ?? []).flatMap(({ name, custom, updateable }, n): SourceRow[] => {
        const Field = `${object}.${name}`;
        const isWithout = user.id === world.integration.userId && unpermittedFields.has(Field);
        if (!(custom || permissioned.has(name)) || isWithout) return [];
        const Id = `01k${user.id.slice(3, 15)}${String(n).padStart(3, '0')}`;
        const rights = { PermissionsRead: true, PermissionsEdit: updateable };
        const row = { Id, ParentId: setOf(user.id), SobjectType: object, Field, ...rights };
        return [{ object: 'FieldPermissions', id: Id, fields: row }];
      }),
    ),
  );
}
