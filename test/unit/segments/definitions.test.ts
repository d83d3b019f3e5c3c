import { describe, expect, test } from 'vitest';
import { parseDefinition, toJson } from '../../../lib/segments/definition';
import { contactOf } from './definitions/case';
import { dates } from './definitions/dates';
import { inclusion } from './definitions/inclusion';
import { marketing } from './definitions/marketing';
import { odd } from './definitions/odd';
import { rollingDates } from './definitions/rolling';
import { ask } from './make';

const cases = [...inclusion, ...marketing, ...dates, ...rollingDates, ...odd];

describe('definitions such as admins write', () => {
  test('are at least eighty, each with a name of its own', () => {
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(80);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(toJson(parseDefinition(one.definition))).toEqual(one.definition);
    for (const [answer, person, given] of one.people)
      expect([person, given, ask(one.definition, contactOf(one, person, given))]).toEqual([person, given, answer]);
  });
});
