/**
 * What a worker keeps of the run under way, made anew from the store after it died: both lists are read to their
 * end, so that it stays the same. One run at a time.
 */
let kept: { readonly run: string; readonly values: Map<string, Promise<unknown>> } | null = null;

/** The value of this name for a run, made at the first use. */
export function remembered<T>(run: string, name: string, make: () => Promise<T>): Promise<T> {
  if (kept?.run !== run) kept = { run, values: new Map() };
  const { values } = kept;
  const known = values.get(name) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  values.set(name, made);
  made.catch(() => values.delete(name));
  return made;
}

/** As after the worker's death, or when a run is begun anew. */
export function forgetRun(): void {
  kept = null;
}
