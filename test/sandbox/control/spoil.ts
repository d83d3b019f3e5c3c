import type { Fault } from '../world/types';

/** What the service answered, with what this fault takes away from it or makes of it. Errors stay as they are. */
export function spoilt(kind: Fault['kind'] | undefined, response: Response, bytes: Buffer): Buffer {
  if ((kind !== 'missing-fields' && kind !== 'wrong-types') || response.status >= 400) return bytes;
  const text = bytes.toString('utf8');
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const spoil = kind === 'missing-fields' ? withoutFields : otherTypes;
    return Buffer.from(JSON.stringify(spoil(JSON.parse(text))));
  }
  return type.includes('csv') ? Buffer.from(kind === 'missing-fields' ? otherColumns(text) : otherCells(text)) : bytes;
}

/** Lists stay as long as they were, and what is in them has nothing left; an object without lists has nothing left either. */
function withoutFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? {} : one));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([, one]) => typeof one === 'object' && one !== null && !(Array.isArray(one) && typeof one[0] === 'string'),
  );
  return Object.fromEntries(kept.map(([name, one]) => [name, withoutFields(one)]));
}

/** The same names; texts are numbers, numbers and flags are texts, deep down. */
function otherTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherTypes);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, otherTypes(one)]));
  if (value === null) return null;
  return typeof value === 'string' ? 7 : 'seven';
}

const otherColumns = (csv: string) => csv.replace(/^.*/, (head) => head.replace(/[^",]+/g, (name) => `X${name}`));
const otherCells = (csv: string) =>
  csv.replace(/(\n)([^\n]+)/g, (_all, end, line) => end + line.replace(/[^",]+/g, 'seven'));
