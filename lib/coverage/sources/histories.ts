import { contactQuery } from '../../facts/contact';
import { contactsByIds } from '../../hubspot/contacts-batch';
import { partNumber } from '../parts';
import { readHistory } from '../reduce';
import type { HistoriesPart } from '../types';
import type { Source } from './source';

/** HubSpot gives histories of so many contacts a call. */
export const historiesPerCall = 50;

/** Histories of those whose class may rest on them, 50 a call and as many calls side by side as the limit allows. */
export const histories: Source = {
  service: 'hubspot',
  leaves: ({ reading, memory }) => (reading.chains.contacts.isOver ? 0 : memory.claim.owed(Date.now())),
  next(desk) {
    const { chains } = desk.reading;
    const isLast = chains.contacts.isOver && chains.members.isOver;
    const batch = desk.memory.take(historiesPerCall, isLast);
    if (!batch) return null;
    const asked = batch.map(({ id }) => id);
    const { history = [] } = contactQuery(desk.cursor.settings);
    return {
      async run() {
        const properties = ['salesforcelastsynctime'];
        const found = await contactsByIds(desk.hubspot, asked, { properties, history });
        const at = desk.now();
        const part: HistoriesPart = {
          asked,
          found: found.map((one) => [one.id, readHistory(one, desk.memory.isMember(one.id), at)]),
        };
        return () => {
          desk.memory.done(batch);
          const { parts, count } = desk.reading.histories;
          desk.reading = { ...desk.reading, histories: { parts: parts + 1, count: count + asked.length } };
          return [{ number: partNumber('histories', parts), value: part }];
        };
      },
      undo() {
        desk.memory.giveBack(batch);
        return false;
      },
    };
  },
};
