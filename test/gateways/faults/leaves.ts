/** A name of a field, or a place in a list. */
type Step = string | number;

/** What no service gives anywhere: found in an answer of ours, it went through unread. */
export const stranger = 'a stranger';

/** Where the values of an answer stand; of a list, only its first and its last entry. */
export function leavesOf(value: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [Step, unknown][] = Array.isArray(value)
    ? [...value.entries()].filter(([place]) => place === 0 || place === value.length - 1)
    : Object.entries(value);
  const below = entries.flatMap(([step, one]) => leavesOf(one, [...at, step]));
  return at.length ? [at, ...below] : below;
}

/** The same answer, with a value of another type in this place: an object for what is none, else a text. */
export function withStranger(value: unknown, at: readonly Step[]): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return typeof value === 'object' && value !== null ? stranger : { [stranger]: stranger };
  const next = withStranger((value as Record<Step, unknown>)[step], rest);
  if (Array.isArray(value)) return value.with(step as number, next);
  return { ...(value as object), [step]: next };
}
