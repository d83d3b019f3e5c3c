import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, evaluate } from '../../../lib/segments/compile';
import { parseDefinition, toJson } from '../../../lib/segments/definition';
import { all, any, not } from '../../../lib/segments/kleene';
import { traceOf } from '../../../lib/segments/trace';
import type { Answer } from '../../../lib/segments/types';
import { anyContact, anyDefinition, anyOperation, negations } from './arbitrary';
import { and, ask, moment, or, property, tell } from './make';

const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown');

describe("Kleene's laws", () => {
  test('of De Morgan, for any answers', () => {
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        expect(not<Answer>(all(answers))).toBe(any(answers.map((one) => not<Answer>(one))));
        expect(not<Answer>(any(answers))).toBe(all(answers.map((one) => not<Answer>(one))));
      }),
    );
  });
  test('unknown and no is no, unknown or yes is yes', () => {
    expect([all(['unknown', 'no']), any(['unknown', 'yes']), all(['unknown', 'yes']), any(['unknown', 'no'])]).toEqual([
      'no',
      'yes',
      'unknown',
      'unknown',
    ]);
  });
  test('learning a fact never turns a yes into a no', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), fc.nat(), answer, (answers, at, learnt) => {
        const index = at % answers.length;
        if (answers[index] !== 'unknown') return;
        const wiser = answers.with(index, learnt);
        for (const law of [all, any]) if (law(answers) !== 'unknown') expect(law(wiser)).toBe(law(answers));
      }),
    );
  });
});

test('any JSON is read, and comes back as the same JSON', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), anyDefinition), (json) => {
      expect(toJson(parseDefinition(json))).toEqual(json);
    }),
    { numRuns: 1000 },
  );
});

test('any definition has an answer for any contact, the same in the trace', () => {
  fc.assert(
    fc.property(fc.oneof(anyDefinition, fc.jsonValue()), anyContact, (definition, contact) => {
      const bound = compile(parseDefinition(definition), moment);
      expect(traceOf(bound, contact).answer).toBe(evaluate(bound, contact));
    }),
    { numRuns: 1000 },
  );
});

test('the order of branches and filters does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyOperation, { maxLength: 4 }), { maxLength: 4 }), anyContact, (groups, contact) => {
      const made = (order: <A>(list: A[]) => A[]) =>
        or(...order(groups.map((group) => and(...order(group.map(([name, operation]) => property(name, operation)))))));
      expect(
        ask(
          made((list) => [...list].reverse()),
          contact,
        ),
      ).toBe(
        ask(
          made((list) => list),
          contact,
        ),
      );
    }),
    { numRuns: 1000 },
  );
});

test('an operator and its negation are complements where there is a value', () => {
  fc.assert(
    fc.property(anyOperation, fc.string({ minLength: 1 }), anyContact, ([, operation], value, contact) => {
      const negated = negations[String(operation.operationType)]?.[String(operation.operator)];
      if (!negated) return;
      const { p: _, ...others } = contact.properties;
      const more = { ...contact, properties: others, history: { ...contact.history, p: [{ value, at: 5 }] } };
      for (const one of [value, '2026-11-18', '5', 'true', 'a;b', 'acme']) {
        const positive = tell(operation, one, more);
        expect(tell({ ...operation, operator: negated }, one, more)).toBe(not<string>(positive));
      }
    }),
    { numRuns: 2000 },
  );
});

test('not any and not all are the negations of or and and', () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { maxLength: 4 }), anyContact, (group, contact) => {
      const filters = group.map(([name, operation]) => property(name, operation));
      const branch = (filterBranchType: string) => ({ filterBranchType, filters, filterBranches: [] });
      expect(ask(branch('NOT_ALL'), contact)).toBe(not<Answer>(ask(branch('AND'), contact)));
      expect(ask(branch('NOT_ANY'), contact)).toBe(not<Answer>(ask(branch('OR'), contact)));
    }),
  );
});
