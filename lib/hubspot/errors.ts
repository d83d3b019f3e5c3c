import * as z from 'zod/mini';
import { ApiError, type ApiErrorKind } from '../http/errors';
import { type HttpAnswer, wordsOf } from '../http/send';
import { dayAnew } from './day';

const bodySchema = z.lazy(() =>
  z.object({
    message: z.optional(z.string()),
    category: z.optional(z.string()),
    subCategory: z.optional(z.string()),
    correlationId: z.optional(z.string()),
    policyName: z.optional(z.string()),
    errors: z.optional(
      z.array(
        z.looseObject({ context: z.optional(z.record(z.string(), z.unknown())), message: z.optional(z.string()) }),
      ),
    ),
  }),
);
type Body = z.infer<typeof bodySchema>;

/**
 * HubSpot's error answer as the product's own error. Statuses and categories as HubSpot documents them. `zone`: the
 * portal's time zone, in which its day of calls ends; where it is not known, nobody promises when.
 */
export function hubspotError(answer: HttpAnswer, route: string, localNow: number, zone?: string): ApiError {
  const body = parseBody(answer.text);
  const kind = kindOf(answer.status, body);
  return new ApiError(kind, 'hubspot', {
    route,
    words: wordsOf(body?.message ?? answer.text, answer.status),
    code: [body?.category, body?.subCategory ?? body?.policyName].filter(Boolean).join('/') || String(answer.status),
    correlationId: body?.correlationId,
    missingScopes: kind === 'forbidden' ? scopesOf(body) : undefined,
    until:
      untilOf(kind, answer, body, localNow) ?? (kind === 'quota-spent' && zone ? dayAnew(localNow, zone) : undefined),
  });
}

function parseBody(text: string): Body | undefined {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const byStatus: Readonly<Record<number, ApiErrorKind>> = {
  401: 'expired',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  423: 'locked',
  429: 'rate-limited',
  477: 'unavailable',
};

function kindOf(status: number, body: Body | undefined): ApiErrorKind {
  if (status === 429 && body?.policyName === 'DAILY') return 'quota-spent';
  if (status === 400 && /validation rule/i.test(body?.message ?? '')) return 'refused-by-rule';
  if (status >= 500) return 'unavailable';
  return byStatus[status] ?? (status >= 400 ? 'invalid' : 'unreadable');
}

function scopesOf(body: Body | undefined): string[] {
  const scopes = (body?.errors ?? []).flatMap((error) => error.context?.requiredGranularScopes ?? []);
  return [...new Set(scopes.filter((scope): scope is string => typeof scope === 'string'))];
}

/** Retry-After where it stands; else the window of the policy. */
function untilOf(kind: ApiErrorKind, answer: HttpAnswer, body: Body | undefined, localNow: number): number | undefined {
  const seconds = Number(answer.headers['retry-after']);
  if (Number.isFinite(seconds) && seconds > 0) return localNow + seconds * 1000;
  if (kind !== 'rate-limited') return undefined;
  const window =
    body?.policyName === 'SECONDLY' ? 1000 : Number(answer.headers['x-hubspot-ratelimit-interval-milliseconds']);
  return localNow + (Number.isFinite(window) && window > 0 ? window : 10_000);
}
