import type { WatchEvent } from '../../protocol/watch-pages';
import type { T } from '../translate';

/** How many are named in a sentence. */
const named = 3;

/** What happened, as a sentence. */
export function eventText({ code, params, people }: WatchEvent, t: T): string {
  const names = people.slice(0, named).map(({ name }) => name);
  const more = people.length - names.length;
  const all = more > 0 ? [...names, t('watch.people-more', { count: more })] : names;
  const who = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(all);
  // HubSpot does not always say who it was, nor how large the segment is.
  const without = ['by', 'size', 'segment'].find((name) => name in params && params[name] === null);
  const key = `watch.event.${code}`;
  return t(without && t.has(`${key}.no-${without}`) ? `${key}.no-${without}` : key, { ...params, who });
}
