/** A reduced way to say what an answer looks like: names, types, what must be there. Unknown keys are violations. */
export type Shape =
  | { kind: 'string' | 'integer' | 'number' | 'boolean' | 'date-time' | 'any' }
  | { kind: 'one-of'; values: readonly string[] }
  | { kind: 'nullable'; of: Shape }
  | { kind: 'list'; of: Shape }
  | { kind: 'map'; of: Shape }
  | { kind: 'object'; required: Record<string, Shape>; optional: Record<string, Shape> };

export const text: Shape = { kind: 'string' };
export const integer: Shape = { kind: 'integer' };
export const flag: Shape = { kind: 'boolean' };
export const dateTime: Shape = { kind: 'date-time' };
export const anything: Shape = { kind: 'any' };
export const oneOf = (...values: string[]): Shape => ({ kind: 'one-of', values });
export const nullable = (of: Shape): Shape => ({ kind: 'nullable', of });
export const list = (of: Shape): Shape => ({ kind: 'list', of });
export const map = (of: Shape): Shape => ({ kind: 'map', of });
export const object = (required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape => ({
  kind: 'object',
  required,
  optional,
});

/** Thrown when the sandbox itself would answer what the real service never would. */
export class SpecViolation extends Error {
  constructor(
    readonly route: string,
    readonly problems: readonly string[],
  ) {
    super(`${route} answers against its specification: ${problems.slice(0, 5).join('; ')}`);
    this.name = 'SpecViolation';
  }
}

/** Where `value` departs from `shape`; empty when it fits. */
export function departures(shape: Shape, value: unknown, path = '$'): string[] {
  const wrong = (what: string) => [`${path}: ${what}, not ${JSON.stringify(value)?.slice(0, 60)}`];
  switch (shape.kind) {
    case 'any':
      return value === undefined ? wrong('anything') : [];
    case 'nullable':
      return value === null ? [] : departures(shape.of, value, path);
    case 'one-of':
      return typeof value === 'string' && shape.values.includes(value)
        ? []
        : wrong(`one of ${shape.values.join(', ')}`);
    case 'integer':
      return Number.isInteger(value) ? [] : wrong('an integer');
    case 'date-time':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
        ? []
        : wrong('a date and time');
    case 'list':
      if (!Array.isArray(value)) return wrong('a list');
      return value.flatMap((item, index) => departures(shape.of, item, `${path}[${index}]`));
    case 'map':
    case 'object':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object');
      return shape.kind === 'map'
        ? entriesOf(value).flatMap(([key, item]) => departures(shape.of, item, `${path}.${key}`))
        : objectDepartures(shape, value, path);
    default:
      return typeof value === shape.kind ? [] : wrong(`a ${shape.kind}`);
  }
}

const entriesOf = (value: object) => Object.entries(value).filter(([, item]) => item !== undefined);

function objectDepartures(shape: Shape & { kind: 'object' }, value: object, path: string): string[] {
  const missing = Object.keys(shape.required).filter((key) => (value as Record<string, unknown>)[key] === undefined);
  return [
    ...missing.map((key) => `${path}.${key}: missing`),
    ...entriesOf(value).flatMap(([key, item]) => {
      const known = shape.required[key] ?? shape.optional[key];
      return known ? departures(known, item, `${path}.${key}`) : [`${path}.${key}: not part of the answer`];
    }),
  ];
}
