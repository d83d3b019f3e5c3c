import type { ContactFacts, Facts, JudgeSettings, Params, Reason, Rule, Status } from './types';

/** One person under judgement. `contact` is set for every rule after `absent-in-hubspot`. */
export interface Case {
  readonly facts: Facts;
  readonly settings: JudgeSettings;
}
export interface ContactCase extends Case {
  readonly contact: ContactFacts;
}

/** A status of the registry: its reasons where it matches, else null. The first reason is the badge's line. */
export interface StatusRule {
  readonly status: Status;
  readonly judge: (one: Case) => Reason[] | null;
}

/** A sentence (`reason.<code>` in the locales) with the rule that it rests on. */
export function reason(rule: Rule | null, code: string, params: Params = {}): Reason {
  return { rule, code, params };
}

/** A member, or HubSpot has no inclusion segment (R1). */
export function isIncluded(one: ContactCase): boolean {
  return one.settings.segment.mode === 'none' || one.contact.membership !== null;
}

/** A rule for a contact with an email that is outside the segment. */
export function outside(status: Status, judge: (one: ContactCase) => Reason[] | null): StatusRule {
  return forContact(status, (one) => (isIncluded(one) ? null : judge(one)));
}

/** A rule for a contact that may sync. */
export function inside(status: Status, judge: (one: ContactCase) => Reason[] | null): StatusRule {
  return forContact(status, (one) => (isIncluded(one) ? judge(one) : null));
}

/** A rule that needs a HubSpot contact. */
export function forContact(status: Status, judge: (one: ContactCase) => Reason[] | null): StatusRule {
  return { status, judge: (one) => (one.facts.contact ? judge({ ...one, contact: one.facts.contact }) : null) };
}
