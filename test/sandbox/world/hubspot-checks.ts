import { StoreRefusal } from './refusal';
import type { HubspotProperty, Source } from './types';

interface Check {
  properties: Map<string, HubspotProperty>;
  values: Record<string, string>;
  source: Source;
  /** The contact that is written; none while it is created. */
  self?: string;
  /** Who has this address already. */
  owner: (email: string) => string | undefined;
}

/** Read-only values bind people and API clients; HubSpot's own connector writes them. */
const bound = new Set<Source>(['API', 'CRM_UI', 'FORM', 'IMPORT', 'INTEGRATION']);

/** Throws the Refusal that HubSpot's API would answer with; nothing is written then. */
export function checkValues({ properties, values, source, self, owner }: Check) {
  for (const [name, value] of Object.entries(values)) {
    const property = properties.get(name);
    if (!property) throw new StoreRefusal('PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`, name);
    if (property.readOnlyValue && bound.has(source))
      throw new StoreRefusal('READ_ONLY_VALUE', `"${name}" is a read only property`, name);
    if (value === '') continue;
    if (name === 'email') checkEmail(value, self, owner);
    if (property.type === 'number' && !Number.isFinite(Number(value)))
      throw new StoreRefusal('INVALID_INTEGER', `"${value}" is not a number`, name);
    if ((property.type === 'date' || property.type === 'datetime') && Number.isNaN(toTime(value)))
      throw new StoreRefusal('INVALID_DATE', `"${value}" is not a date`, name);
    const { options } = property;
    if (options?.length) {
      const wanted = property.fieldType === 'checkbox' ? value.split(';').filter(Boolean) : [value];
      const wrong = wanted.find((one) => !options.some((option) => option.value === one));
      if (wrong !== undefined)
        throw new StoreRefusal('INVALID_OPTION', `${wrong} was not one of the allowed options of ${name}`, name);
    }
  }
}

const toTime = (value: string) => (/^-?\d+$/.test(value) ? Number(value) : Date.parse(value));

function checkEmail(email: string, self: string | undefined, owner: Check['owner']) {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new StoreRefusal('INVALID_EMAIL', `Email address ${email} is invalid`, 'email');
  const other = owner(email);
  if (other && other !== self)
    throw new StoreRefusal('CONTACT_EXISTS', `Contact already exists. Existing ID: ${other}`, 'email');
}
