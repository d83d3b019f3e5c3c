/**
 * What the background does beyond a view of a record: our own pages' messages, jobs, and what an alarm looks after.
 * Read when the first of them is needed, so imported by `import()` only: a view from a stopped worker waits for no more
 * than its own.
 */
export { upkeep } from '../connections/upkeep';
export { pruneHistory } from '../history/prune';
export { pruneJobs } from '../jobs/prune';
export { realityCheckDaily } from '../proof/daily';
export { runner } from './jobs';
export { messages } from './messages';
export { tellUntold } from './outside';
export { watchLook } from './watch';
