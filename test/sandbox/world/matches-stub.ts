import type { Matcher } from './segments';

interface Branch {
  filterBranchType?: string;
  filterBranches?: Branch[];
  filters?: {
    filterType?: string;
    property?: string;
    operation?: { operator?: string; value?: string; values?: string[] };
  }[];
}

/** Stand-in until the sandbox's evaluator is there: OR, AND and the few property operators that worlds use. */
export const matchesStub: Matcher = (tree, contact, context) => {
  const branch = (tree ?? {}) as Branch;
  const filters = (branch.filters ?? []).map(({ property = '', operation = {} }) => {
    const value = context.value(contact, property);
    const wanted = operation.values ?? (operation.value === undefined ? [] : [operation.value]);
    switch (operation.operator) {
      case 'IS_KNOWN':
        return value !== '';
      case 'IS_UNKNOWN':
        return value === '';
      case 'IS_ANY_OF':
      case 'IS_EQUAL_TO':
        return wanted.includes(value);
      case 'IS_NONE_OF':
        return !wanted.includes(value);
      default:
        return false;
    }
  });
  const parts = [...filters, ...(branch.filterBranches ?? []).map((one) => matchesStub(one, contact, context))];
  return branch.filterBranchType === 'OR' ? parts.some(Boolean) : parts.length > 0 && parts.every(Boolean);
};
