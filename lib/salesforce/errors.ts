import * as z from 'zod/mini';
import { ApiError, type ApiErrorKind } from '../http/errors';
import { wordsOf } from '../http/send';

const entrySchema = z.lazy(() =>
  z.looseObject({
    message: z.optional(z.string()),
    errorCode: z.optional(z.string()),
    /** So called in the results of collections. */
    statusCode: z.optional(z.string()),
  }),
);
const bodySchema = z.lazy(() => z.union([z.array(entrySchema), entrySchema]));

/** Salesforce's codes as it documents them; what is not here goes by the status. */
const byCode: Readonly<Record<string, ApiErrorKind>> = {
  INVALID_SESSION_ID: 'expired',
  INVALID_AUTH_HEADER: 'expired',
  REQUEST_LIMIT_EXCEEDED: 'quota-spent',
  API_DISABLED_FOR_ORG: 'forbidden',
  API_CURRENTLY_DISABLED: 'forbidden',
  FUNCTIONALITY_NOT_ENABLED: 'forbidden',
  INSUFFICIENT_ACCESS: 'forbidden',
  INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'forbidden',
  NOT_FOUND: 'not-found',
  ENTITY_IS_DELETED: 'not-found',
  INVALID_CROSS_REFERENCE_KEY: 'not-found',
  UNABLE_TO_LOCK_ROW: 'locked',
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'refused-by-rule',
  DUPLICATES_DETECTED: 'refused-by-rule',
  REQUIRED_FIELD_MISSING: 'refused-by-rule',
  CANNOT_EXECUTE_FLOW_TRIGGER: 'refused-by-rule',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'refused-by-rule',
  FIELD_FILTER_VALIDATION_EXCEPTION: 'refused-by-rule',
  SERVER_UNAVAILABLE: 'unavailable',
  UNKNOWN_EXCEPTION: 'unavailable',
  QUERY_TIMEOUT: 'timeout',
};
const byStatus: Readonly<Record<number, ApiErrorKind>> = {
  401: 'expired',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  429: 'rate-limited',
};

/** An error answer of Salesforce, of a call or of a part of one, as the product's own error. */
export function salesforceError(status: number, body: unknown, route: string): ApiError {
  const entry = entryOf(body);
  const code = entry?.errorCode ?? entry?.statusCode;
  const fallback = status >= 500 ? 'unavailable' : status >= 400 ? 'invalid' : 'unreadable';
  const kind = (code && byCode[code]) || byStatus[status] || fallback;
  const words = entry?.message ?? (typeof body === 'string' ? body : JSON.stringify(body ?? ''));
  return new ApiError(kind, 'salesforce', { route, words: wordsOf(words, status), code: code ?? String(status) });
}

function entryOf(body: unknown): z.infer<typeof entrySchema> | undefined {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return undefined;
  return Array.isArray(parsed.data) ? parsed.data[0] : parsed.data;
}
