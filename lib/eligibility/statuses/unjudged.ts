import { reason, type StatusRule } from '../case';

/** 1: HubSpot's facts are missing, nothing was chosen, or the page is another portal's or org's. */
export const unknown: StatusRule = {
  status: 'unknown',
  judge: ({ facts, settings }) => {
    if (facts.gap) {
      const { code, service, missingScopes, until, words, expected, found } = facts.gap;
      return [
        reason(null, `gap.${code}`, {
          service: service ?? null,
          scopes: missingScopes?.join(', ') ?? null,
          untilAt: until ?? null,
          words: words ?? null,
          expected: expected ?? null,
          found: found ?? null,
        }),
      ];
    }
    if (settings.segment.mode === 'unset') return [reason('R1', 'gap.no-segment-chosen')];
    if (settings.segment.mode === 'segment' && !facts.segment) return [reason('R1', 'gap.loading')];
    return null;
  },
};

/** 2: the chosen segment cannot be the inclusion segment (R2). */
export const segmentInvalid: StatusRule = {
  status: 'segment-invalid',
  judge: ({ facts, settings }) => {
    if (settings.segment.mode !== 'segment' || !facts.segment?.problem) return null;
    return [reason('R2', `segment.${facts.segment.problem}`, { segment: facts.segment.name, id: facts.segment.id })];
  },
};

/** 3: no HubSpot contact has this Salesforce record, by id or email. */
export const absentInHubspot: StatusRule = {
  status: 'absent-in-hubspot',
  judge: ({ facts, settings }) => {
    if (facts.contact) return null;
    const row = facts.salesforce.checked ? facts.salesforce.pageRow : null;
    const first = reason('R10', row && !row.email ? 'absent-no-email' : 'absent', { email: row?.email ?? null });
    if (settings.createFromSalesforce === null) return [first, reason('R6', 'absent.create-unknown')];
    return [first, reason('R6', settings.createFromSalesforce ? 'absent.create-on' : 'absent.create-off')];
  },
};
