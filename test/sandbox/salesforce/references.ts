import { SalesforceFailure } from './failure';

const pattern = /@\{([^}]*)\}/g;

/** What earlier subrequests answered, by reference id; undefined where one failed. */
export type Answers = ReadonlyMap<string, unknown>;

/** The value that `ref.records[0].Email` names; 400 PROCESSING_HALTED where there is none, null included. */
export function lookUp(answers: Answers, path: string): string | number | boolean {
  const [name = '', ...keys] = path.split(/[.[\]]+/).filter(Boolean);
  let at: unknown = answers.get(name);
  for (const key of keys) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  if (typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean') return at;
  const message = `Invalid reference specified. No value for ${path} found in ${name}.`;
  throw new SalesforceFailure(400, 'PROCESSING_HALTED', message);
}

/** Puts the references of an address in: as they are, or percent-encoded. */
export const fillAddress = (address: string, answers: Answers, encode: boolean): string =>
  address.replace(pattern, (_, path: string) => {
    const value = String(lookUp(answers, path));
    return encode ? encodeURIComponent(value) : value;
  });

/** Puts the references of a body in. One that is the whole of a text keeps its type. */
export function fillBody(body: unknown, answers: Answers): unknown {
  if (typeof body === 'string') {
    const whole = /^@\{([^}]*)\}$/.exec(body)?.[1];
    return whole === undefined
      ? body.replace(pattern, (_, path: string) => String(lookUp(answers, path)))
      : lookUp(answers, whole);
  }
  if (Array.isArray(body)) return body.map((item) => fillBody(item, answers));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, item]) => [key, fillBody(item, answers)]));
}
