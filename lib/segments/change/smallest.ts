import type { Bound } from '../compile';
import { answerOf } from '../kleene';
import type { Answer, ContactData, Moment, Why } from '../types';
import { changesOf, type Plan, plansFor, type Want } from './plans';
import { type PropertyWant, valueFor, withValue } from './values';

/** How the integration writes a property; from the admin's mapping. */
export type WriteRule = 'two-way' | 'prefer-salesforce' | 'always-salesforce' | 'none';
export interface ChangeSettings {
  readonly moment: Moment;
  readonly rules?: Readonly<Record<string, WriteRule>>;
  /** The contact has a twin in Salesforce: its values can come back. */
  readonly linked?: boolean;
}

/** Why nobody can meet a criterion by hand. */
export type Block = 'past' | 'read-only' | 'connector' | 'no-value';

/** One step for a person. `paths` are the criteria that it serves. */
export type Instruction =
  | {
      readonly kind: 'set';
      readonly property: string;
      /** A value that fits; others may too. Null: clear it. */
      readonly value: string | null;
      readonly from: string | null;
      /** Any new value counts: the criterion asks for an update. */
      readonly touch: boolean;
      /** `both`: Salesforce first, then the same in HubSpot; else the next sync takes it back. */
      readonly crm: 'hubspot' | 'both';
      readonly deadlock: 'always-salesforce' | 'prefer-salesforce' | null;
      readonly paths: readonly string[];
    }
  | { readonly kind: 'join' | 'leave'; readonly listId: string; readonly paths: readonly string[] }
  | { readonly kind: 'company'; readonly paths: readonly string[] }
  | {
      readonly kind: 'blocked';
      readonly property: string;
      readonly because: Block;
      readonly paths: readonly string[];
    };

export interface SmallestChange {
  /** What the evaluator answers after it; null: not to be reached by hand. */
  readonly reaches: 'yes' | 'unknown' | null;
  readonly instructions: readonly Instruction[];
  /** Criteria that cannot be told here, on which the answer then rests. */
  readonly through: readonly { readonly path: string; readonly why: Why }[];
}

/** Properties that the connector alone writes. */
export const connectorWrites =
  /^(salesforce(leadid|contactid|accountid|ownerid|lastsynctime|deleted|campaignids|opportunitystage)|sfcampaignid)$/;

/**
 * The fewest criteria to change so that the contact comes in; null where it is in already. Each plan is tried
 * on the contact before it is offered: only what the evaluator then accepts counts.
 */
export function smallestChange(bound: Bound, contact: ContactData, settings: ChangeSettings): SmallestChange | null {
  if (bound.tell(contact) === 'yes') return null;
  let blocked: SmallestChange | null = null;
  for (const plan of plansFor(bound, 'yes', contact)) {
    const tried = attempt(plan, contact, settings);
    const answer = answerOf(bound.tell(tried.contact));
    const through = throughOf(plan, tried.contact);
    if (tried.blocked) blocked ??= { reaches: null, instructions: tried.instructions, through };
    else if (isReached(answer, through)) return { reaches: answer, instructions: tried.instructions, through };
  }
  return blocked ?? { reaches: null, instructions: [], through: [] };
}

/** The contact after the instructions were followed. A company's change is left to be read anew. */
export function afterChange(contact: ContactData, change: SmallestChange, now: number): ContactData {
  return change.instructions.reduce((one, instruction) => follow(one, instruction, now), contact);
}

const isReached = (answer: Answer, through: SmallestChange['through']): answer is 'yes' | 'unknown' =>
  answer === 'yes' || (answer === 'unknown' && through.length > 0);

function attempt(plan: Plan, contact: ContactData, settings: ChangeSettings) {
  const instructions: Instruction[] = [];
  let changed = contact;
  for (const group of groups(plan)) {
    if (changesOf(group).length === 0) continue;
    const instruction = instructionFor(group, changed, settings);
    instructions.push(instruction);
    changed = follow(changed, instruction, settings.moment.now);
  }
  return { instructions, contact: changed, blocked: instructions.some((one) => one.kind === 'blocked') };
}

/** Criteria on one property are met by one value; each other criterion stands alone. */
function groups(plan: Plan): Plan[] {
  const byKey = Map.groupBy(plan, ({ leaf: { node } }) =>
    node.kind === 'property'
      ? `property ${node.property}`
      : node.kind === 'in-list'
        ? `list ${node.listId}`
        : node.path,
  );
  return [...byKey.values()];
}

const isProperty = (want: Want): want is PropertyWant => want.leaf.node.kind === 'property';

function instructionFor(group: Plan, contact: ContactData, settings: ChangeSettings): Instruction {
  const paths = changesOf(group).map((one) => one.leaf.node.path);
  const first = group.find((one) => paths.includes(one.leaf.node.path));
  const node = first?.leaf.node;
  if (first && node?.kind === 'in-list')
    return { kind: (first.wanted === 'yes') !== node.negative ? 'join' : 'leave', listId: node.listId, paths };
  if (node?.kind !== 'property') return { kind: 'company', paths };
  const wants = group.filter(isProperty);
  const { property } = node;
  const blocked = (because: Block): Instruction => ({ kind: 'blocked', property, because, paths });
  if (connectorWrites.test(property)) return blocked('connector');
  if (settings.moment.properties?.[property]?.readOnly) return blocked('read-only');
  const value = valueFor(property, wants, contact, settings.moment);
  if (value === undefined) return blocked(wants.some((one) => one.leaf.node.operation.past) ? 'past' : 'no-value');
  const from = contact.properties[property] ?? null;
  return { kind: 'set', property, value, from, touch: value === from, ...crmOf(property, settings), paths };
}

/** Outside the segment nothing arrives from Salesforce, and inside its rule may take a value back. */
function crmOf(property: string, { rules, linked }: ChangeSettings) {
  const rule = rules?.[property];
  const takesBack = linked && (rule === 'always-salesforce' || rule === 'prefer-salesforce');
  return takesBack ? ({ crm: 'both', deadlock: rule } as const) : ({ crm: 'hubspot', deadlock: null } as const);
}

function follow(contact: ContactData, instruction: Instruction, now: number): ContactData {
  switch (instruction.kind) {
    case 'set':
      return withValue(contact, instruction.property, instruction.value, now);
    case 'join':
      return { ...contact, memberships: new Set([...(contact.memberships ?? []), instruction.listId]) };
    case 'leave':
      return {
        ...contact,
        memberships: new Set([...(contact.memberships ?? [])].filter((one) => one !== instruction.listId)),
      };
    case 'company':
      return { ...contact, companies: undefined };
    case 'blocked':
      return contact;
  }
}

function throughOf(plan: Plan, contact: ContactData): SmallestChange['through'] {
  return plan.flatMap(({ leaf }) => {
    const told = leaf.tell(contact);
    return told === 'yes' || told === 'no' ? [] : [{ path: leaf.node.path, why: told }];
  });
}
