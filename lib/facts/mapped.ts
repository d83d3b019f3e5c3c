import type { JudgeSettings } from '../eligibility/types';
import type { Fields } from '../salesforce/query';

/** The Salesforce fields that a verdict or a touch looks at: the mapped ones and the touch field. */
export function mappedFields({ mapping, touchField }: JudgeSettings): Fields {
  const touch = touchField ? [touchField] : [];
  const all = (names: (string | null)[]) => [
    ...new Set([...names.filter((name): name is string => name !== null), ...touch]),
  ];
  return { Lead: all(mapping.map((row) => row.leadField)), Contact: all(mapping.map((row) => row.contactField)) };
}
