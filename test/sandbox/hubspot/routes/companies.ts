import { contactBatch } from '../../spec/hubspot';
import type { HubspotCompany } from '../../world/types';
import { batchInputs, type Call, iso, objectBody, type Route, stringList } from '../route';

const always = ['createdate', 'hs_object_id', 'hs_lastmodifieddate'];

function present(company: HubspotCompany, wanted: readonly string[], withHistory: readonly string[]) {
  const value = (name: string) => company.history.get(name)?.[0]?.value || null;
  const own: Record<string, string> = { hs_lastmodifieddate: iso(company.updatedAt) };
  const properties = [...new Set([...always, ...wanted, ...withHistory])].map((name) => [
    name,
    own[name] ?? value(name),
  ]);
  const history = withHistory.map((name) => [
    name,
    (company.history.get(name) ?? []).map((one) => ({
      value: one.value,
      timestamp: iso(one.at),
      sourceType: one.source,
    })),
  ]);
  return {
    id: company.id,
    properties: Object.fromEntries(properties),
    createdAt: iso(company.createdAt),
    updatedAt: iso(company.updatedAt),
    archived: company.archived,
    ...(withHistory.length > 0 ? { propertiesWithHistory: Object.fromEntries(history) } : {}),
  };
}

/** Companies answer in the shape of every object; those that are not there are left out of the results. */
export const readCompanies: Route = {
  method: 'POST',
  path: '/crm/v3/objects/companies/batch/read',
  scopes: ['crm.objects.companies.read'],
  answers: contactBatch,
  handle: (call: Call) => {
    const { properties, propertiesWithHistory } = objectBody(call);
    const history = stringList(propertiesWithHistory, 'propertiesWithHistory');
    const ids = batchInputs(call, history.length > 0 ? 50 : 100).map((input) => String(input.id));
    const { all } = call.world.hubspot.companies;
    const found = ids.flatMap((id) => all.get(id) ?? []);
    const at = iso(call.world.clock.now());
    const results = found.map((one) => present(one, stringList(properties, 'properties'), history));
    return { body: { status: 'COMPLETE', results, startedAt: at, completedAt: at } };
  },
};
