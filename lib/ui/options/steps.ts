import type { SettingsView } from '../../protocol/pages';

/** Sections of the options in the order of a first visit; the address of each is `#<name>`. */
export const sections = [
  'overview',
  'hubspot',
  'salesforce',
  'segment',
  'creation',
  'mapping',
  'check',
  'resync',
  'limits',
  'environments',
  'appearance',
  'transfer',
] as const;
export type Section = (typeof sections)[number];

/** The five steps of the set-up. */
export const stepNames = ['hubspot', 'salesforce', 'segment', 'mapping', 'check'] as const;
export type StepName = (typeof stepNames)[number];

/** `trouble`: it was done, and no longer holds. `waits`: an earlier step must be done before. */
export type StepState = 'done' | 'next' | 'open' | 'waits' | 'trouble';
export interface Step {
  readonly name: StepName;
  readonly state: StepState;
}

/** What is done, what is next, and what waits for it. */
export function setupSteps(view: SettingsView): Step[] {
  let nextFound = false;
  return stepNames.map((name) => {
    const own = stateOf(name, view);
    if (own !== 'open' || nextFound) return { name, state: own };
    nextFound = true;
    return { name, state: 'next' };
  });
}

function stateOf(name: StepName, view: SettingsView): StepState {
  const { hubspot, salesforce, segment, settings, lastRealityCheck, lastPairing } = view;
  if (name === 'hubspot') return hubspot ? 'done' : 'open';
  if (!hubspot) return 'waits';
  if (name === 'salesforce') {
    if (!salesforce) return 'open';
    return salesforce.state === 'expired' || lastPairing?.verdict === 'contradicted' ? 'trouble' : 'done';
  }
  if (name === 'segment') {
    if (settings.segment.mode === 'unset') return 'open';
    return segment?.disabled ? 'trouble' : 'done';
  }
  if (name === 'mapping') return settings.mappingConfirmed ? 'done' : 'open';
  if (settings.segment.mode === 'unset') return 'waits';
  if (!lastRealityCheck) return 'open';
  return lastRealityCheck.verdict === 'contradicted' ? 'trouble' : 'done';
}

/** True once nothing of the set-up is left to do. */
export function setupDone(steps: readonly Step[]): boolean {
  return steps.every((step) => step.state === 'done' || step.state === 'trouble');
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
