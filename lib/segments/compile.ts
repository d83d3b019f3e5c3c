import type { Companies, Leaf, Node } from './definition';
import { all, answerOf, any, not } from './kleene';
import type { Answer, CompanyData, ContactData, Moment, Told } from './types';

/** A node bound to a moment. `tell` is made once and asked for every contact. */
export interface Bound {
  readonly node: Node;
  readonly children: readonly Bound[];
  readonly tell: (contact: ContactData) => Told;
}

/** Binds a definition to a moment: dates become instants once, and each criterion a small function. */
export function compile(node: Node, moment: Moment): Bound {
  if (node.kind === 'branch') {
    const children = node.children.map((child) => compile(child, moment));
    const tells = children.map((child) => child.tell);
    const every = everyOf(tells);
    const some = someOf(tells);
    if (node.type === 'AND') return { node, children, tell: every };
    if (node.type === 'OR') return { node, children, tell: some };
    const inner = node.type === 'NOT_ALL' ? every : some;
    return { node, children, tell: (contact) => not<Told>(inner(contact)) };
  }
  if (node.kind === 'companies') {
    const children = node.children.map((child) => compile(child, moment));
    return { node, children, tell: ofCompanies(node, everyOf(children.map((child) => child.tell))) };
  }
  return { node, children: [], tell: leaf(node, moment) };
}

/** The answer alone, at speed. */
export const evaluate = (bound: Bound, contact: ContactData): Answer => answerOf(bound.tell(contact));

type Tell = (contact: ContactData) => Told;

function everyOf(tells: readonly Tell[]): Tell {
  return (contact) => {
    let result: Told = 'yes';
    for (let index = 0; index < tells.length; index += 1) {
      const told = (tells[index] as Tell)(contact);
      if (told === 'no') return 'no';
      if (told !== 'yes' && result === 'yes') result = told;
    }
    return result;
  };
}

function someOf(tells: readonly Tell[]): Tell {
  return (contact) => {
    let result: Told = 'no';
    for (const tell of tells) {
      const told = tell(contact);
      if (told === 'yes') return 'yes';
      if (told !== 'no' && result === 'no') result = told;
    }
    return result;
  };
}

/** 279 holds for every company of a contact; the others are labels that must be known. */
const anyCompany = 279;

function ofCompanies(node: Companies, every: Tell): Tell {
  return (contact) => {
    if (!contact.companies) return 'companies-not-read';
    const told = contact.companies.map((company): Told => {
      const labelled = isLabelled(node, company);
      return labelled === 'yes' ? every(company) : labelled;
    });
    const answer = any(told.map(answerOf));
    return answer === 'unknown' ? (told.find((one) => one !== 'yes' && one !== 'no') ?? 'companies-not-read') : answer;
  };
}

function isLabelled(node: Companies, company: CompanyData): Told {
  if (node.associationType === null || node.associationType === anyCompany) return 'yes';
  if (!company.types) return 'association-label';
  return company.types.includes(node.associationType) ? 'yes' : 'no';
}

function leaf(node: Leaf, moment: Moment): Tell {
  switch (node.kind) {
    case 'constant':
      return () => (node.accept ? 'yes' : 'no');
    case 'opaque':
      return () => node.why;
    case 'in-list':
      return ({ memberships }) => {
        if (!memberships) return 'memberships-not-read';
        return memberships.has(node.listId) === node.negative ? 'no' : 'yes';
      };
    case 'property': {
      const { property, operation } = node;
      const test = operation.bind(property, moment);
      const unset: Told = node.raw.operation && includesUnset(node.raw.operation) ? 'yes' : 'no';
      return (contact) => {
        const value = contact.properties[property];
        if (value === undefined) return 'not-read';
        if (value === null || value === '') return operation.readsUnset ? test('', contact) : unset;
        return test(value, contact);
      };
    }
  }
}

/** Decides for a contact without a value, before the operator runs. [guess] Missing means false. */
const includesUnset = (operation: unknown): boolean =>
  typeof operation === 'object' && operation !== null && 'includeObjectsWithNoValueSet' in operation
    ? operation.includeObjectsWithNoValueSet === true
    : false;

/** Combines answers of children as their branch does. `NOT_ALL`: not all of them, `NOT_ANY`: none. [guess] */
export function combine(node: Node, answers: readonly Answer[]): Answer {
  if (node.kind !== 'branch') return all(answers);
  if (node.type === 'AND') return all(answers);
  if (node.type === 'OR') return any(answers);
  return not<Answer>(node.type === 'NOT_ALL' ? all(answers) : any(answers));
}
