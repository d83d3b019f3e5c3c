/**
 * Every scope of HubSpot that the product knows, with the key of the sentence that says what it buys. With those that are
 * `needed` each contact is judged; each other one adds what it says.
 */
export const knownScopes = [
  { name: 'crm.objects.contacts.read', buys: 'verdict', needed: true },
  { name: 'crm.lists.read', buys: 'verdict', needed: true },
  { name: 'crm.schemas.contacts.read', buys: 'mapping', needed: true },
  { name: 'crm.objects.contacts.write', buys: 'resync', needed: false },
  { name: 'crm.schemas.contacts.write', buys: 'trigger', needed: false },
  { name: 'crm.objects.companies.read', buys: 'companies', needed: false },
  { name: 'crm.lists.write', buys: 'segments', needed: false },
] as const;
