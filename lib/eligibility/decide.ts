import { actionsOf, refusalOf } from './actions';
import { statusRules } from './statuses';
import { rowsOf } from './terms';
import type { Facts, JudgeSettings, Verdict } from './types';
import { warningsOf } from './warnings';

/**
 * The verdict of one person, from facts and settings alone: the first status of the product's table
 * that matches. Pure; the only "now" is `facts.asOf`. Every combination of facts has exactly one status.
 */
export function decide(facts: Facts, settings: JudgeSettings): Verdict {
  for (const { status, judge } of statusRules) {
    const reasons = judge({ facts, settings });
    if (!reasons) continue;
    const refusal = refusalOf(facts, status);
    return {
      status,
      reasons,
      warnings: warningsOf(facts, settings, status),
      actions: actionsOf(facts, settings, status, refusal),
      refusal,
      notChecked: notChecked(facts, settings),
      asOf: facts.asOf,
    };
  }
  // The last two rules of each half match always; this line is for the type checker.
  throw new Error('No status matched');
}

function notChecked(facts: Facts, settings: JudgeSettings): string[] {
  if (!facts.contact && rowsOf(facts).length === 0) return [];
  return [
    ...(facts.salesforce.checked ? [] : ['deletion', 'duplicates']),
    ...(settings.mappingConfirmed ? [] : ['later-changes']),
  ];
}
