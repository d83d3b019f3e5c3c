import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { nameOf } from '../../hubspot/contacts-search';
import { forecaster, moves } from '../../segments/forecast';
import { needsOf } from '../../segments/needs';
import { previews } from '../../storage/previews';
import { completer } from '../complete';
import { perCall } from '../cost';
import { definitionOf, momentOf } from '../definition';
import { idsOf } from '../stored';
import type { ForecastCounts, ForecastRow, Which } from '../types';
import type { Phase } from './phase';

const width = 4;
const nobody: ForecastCounts = { moves: false, looked: 0, unknown: 0, within: { 1: 0, 7: 0, 30: 0 } };

/** Who of a segment's members drops out by time alone within 30 days. On request: it reads every member. */
export function forecastOf(which: Which): Phase {
  const kind = `forecast-${which}` as const;
  return {
    id: kind,
    async lanes(work) {
      const { run, client, call } = work;
      const node = await definitionOf(run[which], client, call);
      if (!node || !moves(node)) {
        run.forecasts[which] = nobody;
        return [];
      }
      const needs = needsOf(node);
      const each = needs.histories.length > 0 ? perCall.histories : perCall.contacts;
      const parts = chunks([...new Set(await idsOf(run.id, which))], each);
      const read = new Set(await previews.numbers(run.id, kind));
      const open = parts.map((_, number) => number).filter((number) => !read.has(number));
      run.forecasts[which] ??= { ...nobody, moves: true };
      const moment = await momentOf(client, run.portalId, call);
      const forecast = forecaster(node, moment);
      const complete = completer(work, { needs, moment });
      const properties = [...new Set(['firstname', 'lastname', 'email', ...needs.properties])];
      const lane = async () => {
        const number = open.shift();
        if (number === undefined) return false;
        const ids = parts[number] ?? [];
        const contacts = await call('hubspot', () =>
          contactsByIds(client, ids, { properties, history: needs.histories }),
        );
        const data = await complete(contacts);
        const rows: ForecastRow[] = [];
        let unknown = 0;
        for (const contact of contacts) {
          const { today, turns } = forecast(data(contact));
          if (today === 'unknown' || turns?.answer === 'unknown') unknown += 1;
          if (today !== 'yes' || turns?.answer !== 'no') continue;
          const { days, at } = turns;
          rows.push({ id: contact.id, name: nameOf(contact), email: contact.properties.email || null, days, at });
        }
        run.forecasts[which] = added(run.forecasts[which] ?? nobody, ids.length, unknown, rows);
        work.commit(kind, number, rows);
        return open.length > 0;
      };
      return Array.from({ length: Math.min(width, open.length) }, () => lane);
    },
    progress: (run) => ({ done: run.forecasts[which]?.looked ?? 0, total: run.cursors[which]?.count ?? null }),
  };
}

function added(before: ForecastCounts, looked: number, unknown: number, rows: readonly ForecastRow[]): ForecastCounts {
  const within = (days: 1 | 7 | 30) => before.within[days] + rows.filter((row) => row.days <= days).length;
  return {
    moves: true,
    looked: before.looked + looked,
    unknown: before.unknown + unknown,
    within: { 1: within(1), 7: within(7), 30: within(30) },
  };
}
