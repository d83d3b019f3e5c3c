import { type Bound, combine } from './compile';
import type { Node } from './definition';
import { answerOf } from './kleene';
import type { Answer, ContactData, Why } from './types';

/** What a criterion was judged by. `value` undefined: not read; null: no value. */
export interface Fact {
  readonly property: string;
  readonly value: string | null | undefined;
  /** When it changed last, where the criterion asks for history. */
  readonly updatedAt?: number;
}

/** The tree of a definition with the answer of every node. */
export interface Trace {
  readonly node: Node;
  readonly answer: Answer;
  /** Only where the answer is unknown. */
  readonly why: Why | null;
  readonly facts: readonly Fact[];
  readonly children: readonly Trace[];
}

/** The answer of each node for one contact, with what it rests on. */
export function traceOf(bound: Bound, contact: ContactData): Trace {
  const { node } = bound;
  if (node.kind === 'branch') {
    const children = bound.children.map((child) => traceOf(child, contact));
    const answer = combine(
      node,
      children.map((child) => child.answer),
    );
    const why = answer === 'unknown' ? (children.find((child) => child.why)?.why ?? null) : null;
    return { node, answer, why, facts: [], children };
  }
  const told = bound.tell(contact);
  const why = told === 'yes' || told === 'no' ? null : told;
  // The company that comes closest tells most.
  const company = node.kind === 'companies' ? bestCompany(bound, contact) : null;
  const children = company ? bound.children.map((child) => traceOf(child, company)) : [];
  return { node, answer: answerOf(told), why, facts: factsOf(node, contact), children };
}

/** All leaves of a trace, and the companies as one. */
export function traceLeaves(trace: Trace): Trace[] {
  return trace.node.kind === 'branch' ? trace.children.flatMap(traceLeaves) : [trace];
}

function bestCompany(bound: Bound, contact: ContactData): ContactData | null {
  const held = (company: ContactData) => bound.children.filter((child) => child.tell(company) === 'yes').length;
  return [...(contact.companies ?? [])].sort((a, b) => held(b) - held(a))[0] ?? null;
}

function factsOf(node: Node, contact: ContactData): Fact[] {
  if (node.kind !== 'property') return [];
  const names = [node.property, ...(node.operation.alsoProperties ?? []), ...(node.operation.alsoHistories ?? [])];
  return [...new Set(names)].map((property) => {
    const updatedAt = contact.history?.[property]?.[0]?.at;
    return { property, value: contact.properties[property], ...(updatedAt === undefined ? {} : { updatedAt }) };
  });
}
