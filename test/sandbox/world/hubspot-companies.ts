import { addVersion, iso } from './hubspot-history';
import { StoreRefusal } from './refusal';
import type { Association, Clock, CompanyStore, HubspotCompany } from './types';

/** A portal's companies, and whose they are. A contact whose companies change is judged anew by the segments. */
export function createCompanies(clock: Clock, changed: (contactId: string) => void): CompanyStore {
  const all = new Map<string, HubspotCompany>();
  const associations = new Map<string, Association[]>();
  let nextId = 20_100_000_001;

  function set(company: HubspotCompany, values: Record<string, string>) {
    const now = clock.now();
    company.updatedAt = now;
    for (const [name, value] of Object.entries(values)) addVersion(company, name, { value, at: now, source: 'CRM_UI' });
  }

  return {
    all,
    of: (contactId) => associations.get(contactId) ?? [],
    create(values) {
      const now = clock.now();
      const company: HubspotCompany = {
        id: String(nextId),
        createdAt: now,
        updatedAt: now,
        archived: false,
        history: new Map(),
      };
      nextId += 50;
      all.set(company.id, company);
      set(company, { hs_object_id: company.id, createdate: iso(now), ...values });
      return company;
    },
    write(id, values) {
      const company = all.get(id);
      if (!company) throw new StoreRefusal('OBJECT_NOT_FOUND', `Company ${id} is not in this portal`);
      set(company, values);
      for (const [contactId, ofContact] of associations)
        if (ofContact.some((one) => one.companyId === id)) changed(contactId);
      return company;
    },
    associate(contactId, companyId) {
      const before = associations.get(contactId) ?? [];
      // The first company of a contact is its primary one.
      const isPrimary = before.length === 0;
      associations.set(contactId, [...before, { companyId, isPrimary }]);
      changed(contactId);
    },
  };
}
