/** The table of the house: which room may import which (docs/architecture.md has the drawing). */

/** Rooms by path prefix; the longest prefix wins. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'lib/records': [],
  'lib/segments': ['lib/records'],
  'lib/eligibility': ['lib/records', 'lib/segments'],
  'lib/taken': ['lib/records', 'lib/eligibility'],
  'lib/look': [],
  'lib/http': [],
  'lib/hubspot': ['lib/http', 'lib/records', 'lib/eligibility'],
  'lib/salesforce': ['lib/http', 'lib/records', 'lib/eligibility'],
  'lib/storage': ['lib/http', 'lib/records', 'lib/eligibility'],
  'lib/connections': ['lib/http', 'lib/hubspot', 'lib/salesforce', 'lib/storage', 'lib/records', 'lib/eligibility'],
  'lib/facts': [
    'lib/http',
    'lib/hubspot',
    'lib/salesforce',
    'lib/connections',
    'lib/storage',
    'lib/records',
    'lib/segments',
    'lib/eligibility',
  ],
  'lib/jobs': ['lib/storage', 'lib/http'],
  'lib/resync': [
    'lib/facts',
    'lib/jobs',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/eligibility',
  ],
  'lib/coverage': [
    'lib/resync',
    'lib/facts',
    'lib/jobs',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/eligibility',
  ],
  'lib/checklist': [
    'lib/resync',
    'lib/facts',
    'lib/jobs',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/eligibility',
  ],
  'lib/history': ['lib/storage'],
  'lib/quota': [
    'lib/resync',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/eligibility',
  ],
  'lib/health': ['lib/connections', 'lib/hubspot', 'lib/salesforce', 'lib/storage', 'lib/http', 'lib/eligibility'],
  'lib/proof': [
    'lib/facts',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/eligibility',
  ],
  'lib/watch': [
    'lib/facts',
    'lib/connections',
    'lib/hubspot',
    'lib/storage',
    'lib/http',
    'lib/segments',
    'lib/eligibility',
  ],
  'lib/why': [
    'lib/facts',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/segments',
    'lib/eligibility',
  ],
  'lib/preview': [
    'lib/facts',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/segments',
    'lib/eligibility',
  ],
  'lib/builder/draft': ['lib/records', 'lib/segments'],
  'lib/builder': [
    'lib/builder/draft',
    'lib/connections',
    'lib/hubspot',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/segments',
  ],
  'lib/ui': ['lib/records', 'lib/segments', 'lib/eligibility', 'lib/http', 'lib/builder/draft', 'lib/taken', 'locales'],
  'lib/page': ['lib/records', 'lib/look'],
  'lib/notify': [],
  'lib/schedule.ts': [],
  'lib/changes.ts': ['lib/storage'],
  'lib/protocol': [
    'lib/health',
    'lib/quota',
    'lib/watch',
    'lib/history',
    'lib/checklist',
    'lib/preview',
    'lib/coverage',
    'lib/builder',
    'lib/segments',
    'lib/why',
    'lib/proof',
    'lib/resync',
    'lib/jobs',
    'lib/facts',
    'lib/connections',
    'lib/hubspot',
    'lib/salesforce',
    'lib/storage',
    'lib/http',
    'lib/records',
    'lib/eligibility',
    'lib/ui',
    'lib/look',
    'lib/notify',
    'lib/changes.ts',
    'lib/schedule.ts',
  ],
  components: ['lib/ui', 'lib/look'],
  entrypoints: ['components', 'lib', 'locales'],
  locales: [],
};

/** What a type-only import may reach beyond the table: words of a contract cost nothing at run time. */
export const typeOnly: Readonly<Record<string, readonly string[]>> = {
  'lib/look': ['lib/ui'],
  'lib/page': ['lib/ui', 'lib/protocol'],
  'lib/ui': ['lib/protocol', 'lib/preview', 'lib/coverage', 'lib/why', 'lib/builder'],
  components: [
    'lib/protocol',
    'lib/eligibility',
    'lib/records',
    'lib/http',
    'lib/segments',
    'lib/why',
    'lib/preview',
    'lib/builder',
  ],
  'lib/resync': ['lib/protocol'],
  'lib/checklist': ['lib/protocol'],
  'lib/coverage': ['lib/protocol'],
  'lib/watch': ['lib/protocol'],
  'lib/quota': ['lib/protocol'],
  'lib/health': ['lib/protocol'],
  'lib/storage': ['lib/protocol', 'lib/builder/draft', 'lib/segments'],
  'lib/proof': ['lib/protocol'],
  'lib/connections': ['lib/protocol'],
  'lib/hubspot': ['lib/protocol'],
};

/** Rooms that must not know the browser, the network, the clock or chance. */
export const pureRooms = ['lib/records', 'lib/segments', 'lib/eligibility', 'lib/builder/draft', 'lib/taken'] as const;

/** Packages that each room may import at run time; rooms that are not named may import any. */
export const packagesOf: Readonly<Record<string, readonly string[]>> = {
  'lib/records': [],
  'lib/segments': [],
  'lib/eligibility': [],
  'lib/look': [],
  'lib/taken': [],
  'lib/builder/draft': [],
  'lib/page': ['wxt/browser'],
};

/** The room of a file, or undefined for files outside the house (tests, scripts). */
export function roomOf(file: string): string | undefined {
  return Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** May a file of `from` import a file of `to`? */
export function mayImport(from: string, to: string, isType: boolean): boolean {
  if (from === to) return true;
  const allowed = [...(rooms[from] ?? []), ...(isType ? (typeOnly[from] ?? []) : [])];
  return allowed.some((room) => to === room || to.startsWith(`${room}/`));
}
