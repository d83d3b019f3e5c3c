import type { Gap, Reason, Warning } from '../../eligibility/types';
import type { Failure } from '../../http/errors';
import type { T } from '../i18n';

/** One reason as a sentence. A gap of one service may have words of its own. */
export function reasonText(reason: Reason, t: T): string {
  const { code, params } = reason;
  const ofService = `reason.${code}.${params.service}`;
  if (t.has(ofService)) return t(ofService, params);
  if (params.untilAt && t.has(`reason.${code}.known`)) return t(`reason.${code}.known`, params);
  // HubSpot may not name the scope that is missing: then no sentence may have a place for it.
  const isUnnamed = code === 'gap.forbidden' && !params.scopes;
  return t(`reason.${code}${isUnnamed ? '.unnamed' : ''}`, params);
}

/** One warning as a sentence. */
export function warningText(warning: Warning, t: T): string {
  return t(`warning.${warning.code}`, warning.params);
}

/** What failed at a service and what to do next. */
export function failureText(failure: Failure, t: T): string {
  const code = failure.kind;
  const own = [`failure.${failure.code}`, `failure.not-found.${whatIsGone(failure)}`].find((key) => t.has(key));
  const params = {
    service: failure.service,
    scopes: failure.missingScopes?.join(', '),
    untilAt: failure.until,
    words: failure.words,
  };
  if (own) return t(own, noUndefined(params));
  return reasonText({ rule: null, code: `gap.${code}`, params: noUndefined(params) }, t);
}

/** Most calls are about a record, and `gap.not-found` speaks of one; these are not. */
function whatIsGone({ kind, route }: Failure): 'segment' | 'other' | null {
  const record = /contacts\/\{id\}|lists\/records|(?<!jobs)\/query|composite|queryAll/;
  if (kind !== 'not-found' || !route || record.test(route)) return null;
  return route.includes('/crm/v3/lists') ? 'segment' : 'other';
}

/** Why a part of the facts is missing, and what to do next. */
export function gapText(gap: Gap, t: T): string {
  const { code, service, missingScopes, until, words, expected, found } = gap;
  const params = { service, scopes: missingScopes?.join(', '), untilAt: until, words, expected, found };
  return reasonText({ rule: null, code: `gap.${code}`, params: noUndefined(params) }, t);
}

function noUndefined(values: Record<string, string | number | undefined>): Reason['params'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}
