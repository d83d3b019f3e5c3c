import type { EngineRule } from '../types';
import { createFromSalesforce } from './creation';
import { noteSalesforce, syncLinked } from './look';
import { moveLink } from './match';
import { contactsMerged } from './merge';
import { leadConverted, recordGone } from './removal';
import { hubspotTriggers } from './triggers';

/** All rules that listen or look; at a look the first that takes care of a record ends it. */
export const rules: readonly EngineRule[] = [
  hubspotTriggers,
  noteSalesforce,
  contactsMerged,
  leadConverted,
  recordGone,
  moveLink,
  syncLinked,
  createFromSalesforce,
];
