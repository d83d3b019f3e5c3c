import { parseDefinition } from '../segments/definition';
import { needsOf } from '../segments/needs';

/** The properties of a contact that these criteria name, as HubSpot sends them. Never throws. */
export const propertiesIn = (filterBranch: unknown): readonly string[] =>
  needsOf(parseDefinition(filterBranch)).properties;
