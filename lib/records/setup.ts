/** The four steps of the first run, in their order. */
export const setupStepNames = ['hubspot', 'salesforce', 'segment', 'resync'] as const;
export type SetupStepName = (typeof setupStepNames)[number];
/** Steps that an admin may go without: no Salesforce, or HubSpot's own button as the way to resync. */
export const optionalStepNames = ['salesforce', 'resync'] as const satisfies readonly SetupStepName[];
export type OptionalStepName = (typeof optionalStepNames)[number];
/** What the guide shows: a step, or the record at its end. */
export const setupPlaces = [...setupStepNames, 'record'] as const;
export type SetupPlace = (typeof setupPlaces)[number];
