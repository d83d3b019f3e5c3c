import { knownScopes } from '../../records/scopes';

/** The scopes to tick in HubSpot, in the order in which the options show them. */
export const scopesToTick = knownScopes;

/** Names of scopes as a list to copy, one a line: all of them, or those without which no contact is judged. */
export const scopeList = (which: 'all' | 'needed'): string =>
  knownScopes.flatMap(({ name, needed }) => (which === 'all' || needed ? [name] : [])).join('\n');
