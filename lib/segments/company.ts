import type { Needs } from './needs';
import type { CompanyData, Version } from './types';

interface Read {
  readonly properties: Readonly<Record<string, string | null>>;
  readonly history: Readonly<Record<string, readonly Version[]>>;
  /** Association types; 0: a label whose number was not told. */
  readonly types: readonly number[];
}

/** A company as the evaluator takes it: what was asked for and did not come back has no value. */
export function companyData({ properties, history, types }: Read, needs: Needs | null): CompanyData {
  const empty = Object.fromEntries((needs?.properties ?? []).map((name) => [name, null]));
  const noVersions = Object.fromEntries((needs?.histories ?? []).map((name) => [name, []]));
  // A number of the portal's own labels is not told: then nothing can be said of a label.
  const named = types.length > 0 && !types.includes(0);
  return {
    properties: { ...empty, ...properties },
    history: { ...noVersions, ...history },
    ...(named ? { types } : {}),
  };
}
