import type { Node } from './definition';
import type { Word } from './operations/family';
import { shaped } from './time/shapes';
import { stampOf } from './time/span';
import type { Fact, Trace } from './trace';
import type { Answer, Properties, Why } from './types';

/** Names of things that a definition mentions by id. */
export interface Names {
  readonly properties?: Properties;
  /** Segment id → name. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** A sentence of the locales (`why.<code>`) with labels in place; dates and lists are written by lib/ui. */
export interface Sentence {
  readonly code: string;
  readonly params: Readonly<Record<string, Word>>;
}
/** The contact's value beside a criterion. `missing`: it was not read, or has no value. */
export interface Shown {
  readonly label: string;
  readonly word: Word | null;
  readonly missing: 'not-read' | 'no-value' | null;
  readonly updatedAt?: number;
}

/** The tree for a person. */
export interface Explained {
  readonly path: string;
  readonly answer: Answer;
  readonly sentence: Sentence;
  /** Why it cannot be told here. */
  readonly cannot: Why | null;
  readonly values: readonly Shown[];
  readonly children: readonly Explained[];
}

/** Says what each node asks, in words, with the contact's own values. */
export function explain(trace: Trace, names: Names = {}): Explained {
  const { node } = trace;
  const isGroup = node.kind === 'branch' || node.kind === 'companies';
  return {
    path: node.path,
    answer: trace.answer,
    sentence: sentenceOf(node, names),
    cannot: isGroup && node.kind === 'branch' ? null : trace.why,
    values: trace.facts.map((fact) => shownOf(fact, names)),
    children: trace.children.map((child) => explain(child, names)),
  };
}

/** What one node asks, without an answer. */
export function sentenceOf(node: Node, names: Names = {}): Sentence {
  switch (node.kind) {
    case 'branch':
      return { code: `group.${node.type}`, params: {} };
    case 'companies':
      return { code: 'group.companies', params: {} };
    case 'constant':
      return { code: `constant.${node.accept ? 'everyone' : 'nobody'}`, params: {} };
    case 'in-list':
      return {
        code: node.negative ? 'list.not-in' : 'list.in',
        params: { list: names.lists?.[node.listId] ?? node.listId },
      };
    case 'opaque':
      return { code: `opaque.${node.why}`, params: { what: node.name === '' ? '?' : node.name } };
    case 'property': {
      const { code, params } = shaped(node.operation.words);
      const named = Object.entries(params).map(([name, word]) => [name, labelled(word, node.property, names)]);
      return {
        code: `op.${code}`,
        params: { ...Object.fromEntries(named), property: labelOf(node.property, names) },
      };
    }
  }
}

const labelOf = (property: string, names: Names): string => names.properties?.[property]?.label || property;

function labelled(word: Word, property: string, names: Names): Word {
  if (typeof word !== 'object') return word;
  if ('property' in word) return labelOf(word.property, names);
  if ('values' in word) return { values: word.values.map((value) => optionLabel(property, value, names)) };
  if ('point' in word && word.point.kind === 'property')
    return { point: { ...word.point, property: labelOf(word.point.property, names) } };
  return word;
}

function optionLabel(property: string, value: string, names: Names): string {
  return names.properties?.[property]?.options?.find((one) => one.value === value)?.label ?? value;
}

function shownOf(fact: Fact, names: Names): Shown {
  const info = names.properties?.[fact.property];
  const label = labelOf(fact.property, names);
  const update = fact.updatedAt === undefined ? {} : { updatedAt: fact.updatedAt };
  if (fact.value === undefined) return { label, word: null, missing: 'not-read', ...update };
  if (fact.value === null || fact.value === '') return { label, word: null, missing: 'no-value', ...update };
  return { label, word: wordOf(fact.property, fact.value, info?.type, names), missing: null, ...update };
}

/** A property's value as a word: options by their labels, dates as dates. */
export function wordOf(property: string, value: string, type: string | undefined, names: Names): Word {
  if (type === 'date' || type === 'datetime') {
    const stamp = stampOf(value, type);
    if (stamp) return stamp.isDay ? { day: stamp.at } : { at: stamp.at };
  }
  const options = type === 'enumeration' ? value.split(';') : [value];
  return { values: options.map((one) => optionLabel(property, one.trim(), names)) };
}
