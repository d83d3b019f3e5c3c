/** A filter tree for "any of these values of an enumeration", as HubSpot's API takes it. */
export function anyOf(property: string, values: string[]): unknown {
  return orOfAnd([enumeration(property, values)]);
}

/** Filters that must all hold, in the shape that HubSpot wants: an OR branch that holds AND branches. */
export function orOfAnd(filters: unknown[]): unknown {
  return {
    filterBranchType: 'OR',
    filterBranchOperator: 'OR',
    filters: [],
    filterBranches: [{ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters }],
  };
}

/** The value is one of these. */
export const enumeration = (property: string, values: string[]) => ({
  filterType: 'PROPERTY',
  property,
  operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', includeObjectsWithNoValueSet: false, values },
});

/** There is a value. */
export const known = (property: string) => ({
  filterType: 'PROPERTY',
  property,
  operation: { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN', includeObjectsWithNoValueSet: false },
});
