/** HubSpot's datetimes come as ISO strings, epoch milliseconds (also as text), or Date objects of its client. */
export function millisOf(value: string | number | Date | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  const text = String(value);
  const at = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
