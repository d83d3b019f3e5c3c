import { decide } from '../eligibility/decide';
import type { Facts, Gap, Reason } from '../eligibility/types';
import { collect } from '../facts/collect';
import { type ApiErrorKind, apiErrorKinds, type Failure } from '../http/errors';
import type { HubspotRef } from '../records/types';
import type { Environment } from '../storage/settings';
import { methods } from './methods';
import type { MethodCase, ResyncCursor } from './types';

/** The page of a contact, as facts are asked for. */
export function contactRef(environment: Pick<Environment, 'portalId' | 'uiDomain'>, id: string): HubspotRef {
  const { portalId, uiDomain } = environment;
  return { crm: 'hubspot', host: uiDomain, portalId, object: 'contact', objectTypeId: '0-1', id };
}

export type Before =
  | { readonly ok: true; readonly one: MethodCase }
  | { readonly ok: false; readonly refusal: Reason; readonly facts: Facts };

/** Fresh facts, judged anew: refuses what cannot work, with the rule that says so and what would change it. */
export async function before(
  environment: Environment,
  cursor: Pick<ResyncCursor, 'contactId' | 'method' | 'prove'>,
): Promise<Before> {
  const { facts, settings } = await collect(contactRef(environment, cursor.contactId), true, 'resync');
  const { refusal } = decide(facts, settings);
  if (refusal) return { ok: false, refusal, facts };
  const one = { facts, settings, scopes: environment.scopes, prove: cursor.prove };
  const hindrance = methods[cursor.method].hindrance(one);
  if (!hindrance) return { ok: true, one };
  return { ok: false, facts, refusal: { rule: hindrance.rule, code: `why.${hindrance.code}`, params: {} } };
}

/** A gap that is a service's failure; the product's own reasons are refusals. */
export function gapFailure(gap: Gap | null): Failure | null {
  if (!gap || !(apiErrorKinds as readonly string[]).includes(gap.code)) return null;
  const { service = 'hubspot', words, until, missingScopes } = gap;
  return { kind: gap.code as ApiErrorKind, service, words, until, missingScopes };
}
