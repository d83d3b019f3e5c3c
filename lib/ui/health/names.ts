/** What the background can try, and its alarms: a test holds both against the background's own. */
export const checkNames = ['hubspot', 'salesforce', 'heartbeat', 'storage'];
export const alarmNames = ['jobs', 'jobs-prune', 'reality-check', 'watch', 'upkeep'];
