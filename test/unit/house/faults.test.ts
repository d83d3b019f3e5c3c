/** Whoever adds a call adds its row to the table of faults (test/gateways/faults), which then shows what becomes of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** They make calls of others, or are what others are made of. */
const withinOthers = ['bulkQueryPage', 'composite', 'countedClient', 'peopleIn', 'startBulkQuery', 'wholeOf'];
/** Exported functions that take a client, an app of the org or a sign-in that is under way. */
const callersIn = (source: string) =>
  [
    ...source.matchAll(
      /export (?:async )?(?:function|const) (\w+)(?:<\w+>)?(?: = )?\(\s*(?:client: \w+Client|app: ClientApp, \w+: string, send|pending: PendingSignIn)/g,
    ),
  ].map(([, name = '']) => name);

test('the table of faults has every function of the gateways that makes a call', () => {
  const rows = ['hubspot', 'salesforce'].map((on) => readFileSync(`test/gateways/faults/${on}-calls.ts`, 'utf8'));
  const here = new Set([...rows.join('').matchAll(/\bname: '(\w+)'/g)].map(([, name]) => name));
  const all = ['hubspot', 'salesforce'].flatMap((room) =>
    readdirSync(`lib/${room}`)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => callersIn(readFileSync(`lib/${room}/${file}`, 'utf8'))),
  );
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((name) => !here.has(name)).sort()).toEqual(withinOthers);
});
