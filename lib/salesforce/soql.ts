/** A text as a literal of SOQL, quotes included. */
export function literal(text: string): string {
  const escaped = text.replace(/[\\'"\n\r\t]/g, (found) => escapes[found] ?? `\\${found}`);
  return `'${escaped}'`;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `Field IN (…)`; null for no values. */
export function isOneOf(field: string, values: readonly string[]): string | null {
  return values.length === 0 ? null : `${field} IN (${values.map(literal).join(',')})`;
}

/** True for what may stand as a field's name; nothing else gets into a query. */
export function isFieldName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_]*$/.test(name);
}

/**
 * Salesforce puts a referenced value into an address as it is: an apostrophe would end the literal,
 * a plus would become a blank. An address with anything but these characters takes a call of its own.
 */
export function isPlainEmail(email: string): boolean {
  return /^[a-zA-Z0-9._@-]+$/.test(email);
}
