import type { SettingsView } from '../../protocol/pages';
import { type OptionalStepName, optionalStepNames, type SetupStepName, setupStepNames } from '../../records/setup';

/** Sections of the options in the order of a first visit; the address of each is `#<name>`. */
export const sections = [
  'overview',
  'hubspot',
  'salesforce',
  'segment',
  'resync',
  'creation',
  'mapping',
  'check',
  'limits',
  'environments',
  'appearance',
  'transfer',
] as const;
export type Section = (typeof sections)[number];

/** What makes verdicts exact once the set-up is through. */
export const finerNames = ['mapping', 'check'] as const;
export type StepName = SetupStepName | (typeof finerNames)[number];

/** `trouble`: it was done, and no longer holds. `waits`: an earlier step must be done before. `skipped`: the admin goes without. */
export type StepState = 'done' | 'next' | 'open' | 'waits' | 'trouble' | 'skipped';
export interface Step<N extends StepName = StepName> {
  readonly name: N;
  readonly state: StepState;
  /** The organisation has done it: there is nothing to choose. */
  readonly byIt: boolean;
}

/** The four steps of the set-up: what is done, what is next, and what waits for it. All of it follows from the settings. */
export function setupSteps(view: SettingsView): Step<SetupStepName>[] {
  return inTurn(setupStepNames, view);
}

/** The set-up and what makes it finer, in one order. */
export function allSteps(view: SettingsView): Step[] {
  return inTurn([...setupStepNames, ...finerNames], view);
}

function inTurn<N extends StepName>(names: readonly N[], view: SettingsView): Step<N>[] {
  let nextFound = false;
  return names.map((name) => {
    const own = { name, state: stateOf(name, view), byIt: fixedByIt(name, view) };
    if (own.state !== 'open' || nextFound) return own;
    nextFound = true;
    return { ...own, state: 'next' };
  });
}

function fixedByIt(name: StepName, { hubspot, managed }: SettingsView): boolean {
  if (!managed || !hubspot) return false;
  if (name === 'segment') return managed.locked.includes('segment');
  return name === 'resync' && (managed.locked.includes('resyncMethod') || managed.featuresOff.includes('resync'));
}

function stateOf(name: StepName, view: SettingsView): StepState {
  const { hubspot, salesforce, segment, settings, lastRealityCheck, lastPairing } = view;
  if (name === 'hubspot') return hubspot ? 'done' : 'open';
  if (!hubspot) return 'waits';
  if (name === 'salesforce') {
    if (!salesforce) return isSettled(view, 'salesforce') ? 'skipped' : 'open';
    return salesforce.state === 'expired' || lastPairing?.verdict === 'contradicted' ? 'trouble' : 'done';
  }
  if (name === 'segment') {
    if (settings.segment.mode === 'unset') return 'open';
    return segment?.disabled ? 'trouble' : 'done';
  }
  if (name === 'resync') {
    const proven = settings.triggerProven || settings.touchProven;
    return proven || isSettled(view, 'resync') || fixedByIt('resync', view) ? 'done' : 'open';
  }
  if (name === 'mapping') return settings.mappingConfirmed ? 'done' : 'open';
  if (settings.segment.mode === 'unset') return 'waits';
  if (!lastRealityCheck) return 'open';
  return lastRealityCheck.verdict === 'contradicted' ? 'trouble' : 'done';
}

const isSettled = ({ settings }: SettingsView, name: OptionalStepName) => settings.settled?.includes(name) ?? false;

/** Whether this step may be left out for good. */
export function isOptional(name: SetupStepName): name is OptionalStepName {
  return (optionalStepNames as readonly string[]).includes(name);
}

/** The steps that the admin goes without, once this one is among them. */
export function settledWith({ settings }: SettingsView, name: OptionalStepName): OptionalStepName[] {
  return [...new Set([...(settings.settled ?? []), name])];
}

/** Nothing is left to do at this step, though it may need attention. */
export const isOver = ({ state }: Step): boolean => state === 'done' || state === 'trouble' || state === 'skipped';

/** True once nothing of these steps is left to do. */
export function setupDone(steps: readonly Step[]): boolean {
  return steps.every(isOver);
}

/** Where the admin should go from a section: the step that is next, unless it is this one. */
export function nextSection(steps: readonly Step[], here: Section): StepName | null {
  const next = steps.find((step) => step.state === 'next')?.name ?? null;
  return next === here ? null : next;
}

/** The section that an address names; the overview for anything else. */
export function sectionOf(hash: string): Section {
  const name = hash.replace(/^#/, '');
  return sections.find((section) => section === name) ?? 'overview';
}
