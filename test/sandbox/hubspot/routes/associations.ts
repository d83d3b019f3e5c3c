import { associationBatch } from '../../spec/hubspot';
import { batchInputs, type Call, iso, type Route } from '../route';

/** So many companies of a contact stand in one answer. */
const aPage = 500;
const labels = [
  { category: 'HUBSPOT_DEFINED', typeId: 1, label: 'Primary' },
  { category: 'HUBSPOT_DEFINED', typeId: 279, label: null },
];

function ofContact(call: Call, id: string, after: number) {
  const all = call.world.hubspot.companies.of(id);
  const more = all.length > after + aPage;
  return {
    from: { id },
    to: all.slice(after, after + aPage).map(({ companyId, isPrimary }) => ({
      toObjectId: Number(companyId),
      associationTypes: isPrimary ? labels : labels.slice(1),
    })),
    ...(more ? { paging: { next: { after: String(after + aPage) } } } : {}),
  };
}

/** Whose companies, by contacts. Who has none is missing from the results; the switch has it named beside them. */
export const readAssociations: Route = {
  method: 'POST',
  path: '/crm/v4/associations/contacts/companies/batch/read',
  scopes: ['crm.objects.contacts.read', 'crm.objects.companies.read'],
  answers: associationBatch,
  handle: (call) => {
    const at = iso(call.world.clock.now());
    const found = batchInputs(call, 1000).map((input) => ofContact(call, String(input.id), Number(input.after ?? 0)));
    const results = found.filter((one) => one.to.length > 0);
    const none = found.filter((one) => one.to.length === 0).map(({ from }) => from.id);
    const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
    if (none.length === 0 || !call.world.switches.withoutCompanyIsError) return { body };
    const errors = none.map((id) => ({
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
      message: `No company is associated with contact ${id}.`,
      context: { fromObjectId: [id], fromObjectType: ['contact'], toObjectType: ['company'] },
      errors: [],
      links: {},
    }));
    return { status: 207, body: { ...body, numErrors: errors.length, errors } };
  },
};
