import type { SettingsView } from '../../protocol/pages';
import { type SetupPlace, setupPlaces } from '../../records/setup';
import { isOver, type Step, setupSteps } from './steps';

/** The guide through the set-up has addresses of its own: `#start`, and `#start/<place>`. */
export const guideHash = (place?: SetupPlace): string => (place ? `#start/${place}` : '#start');

/** Which place of the guide an address names: `resume` where it was left; null for an address of the options themselves. */
export function guidePlace(hash: string): SetupPlace | 'resume' | null {
  const [start, name] = hash.replace(/^#/, '').split('/');
  if (start !== 'start') return null;
  return setupPlaces.find((place) => place === name) ?? 'resume';
}

/**
 * Where the guide goes on: where it was left, unless that step is done by now or cannot begin yet; else at the first step
 * that is open; at the record once none is.
 */
export function resumeAt(view: SettingsView): SetupPlace {
  const steps = setupSteps(view);
  const isOpen = ({ state }: Step) => state === 'next' || state === 'open';
  const left = steps.find(({ name }) => name === view.settings.setupAt);
  if (left && isOpen(left)) return left.name;
  return steps.find(isOpen)?.name ?? 'record';
}

/** The places before and after this one. */
export function around(place: SetupPlace): { before: SetupPlace | null; after: SetupPlace | null } {
  const at = setupPlaces.indexOf(place);
  return { before: setupPlaces[at - 1] ?? null, after: setupPlaces[at + 1] ?? null };
}

/** How far the set-up is: steps that nothing is left to do at, of all. */
export function setupCount(view: SettingsView): { done: number; all: number } {
  const steps = setupSteps(view);
  return { done: steps.filter(isOver).length, all: steps.length };
}
