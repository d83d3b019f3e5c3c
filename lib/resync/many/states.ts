/** What became of one contact of a bulk resync, in the order in which it goes through them. */
export const personStates = [
  'todo',
  'sent',
  'written',
  'synced',
  'verified',
  'synced-after-click',
  'synced-without-our-field',
  'not-verified',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type PersonState = (typeof personStates)[number];
export type Counts = Readonly<Record<PersonState, number>>;

/** Why a contact was skipped, could not be verified, or failed. The sentence is `jobs.why.<code>`. */
export const personReasons = [
  'not-a-member',
  'no-email',
  'gone',
  'already-synced',
  'refused',
  'no-answer-for-it',
  'not-connected',
  'no-answer',
  'not-linked',
  'not-visible',
  'no-field',
  'stopped-looking',
  'nothing-to-touch',
  'duplicates',
  'refused-in-salesforce',
  'locked',
  'no-property',
] as const;
export type PersonReason = (typeof personReasons)[number];
