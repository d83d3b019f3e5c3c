import { AuthorizationResponseError, OperationProcessingError, ResponseBodyError } from 'oauth4webapi';
import { ApiError, type ApiErrorKind } from '../http/errors';

/** Salesforce's words for what went wrong, as its documentation of the OAuth errors has them → ours. */
const byCode: Readonly<Record<string, readonly [ApiErrorKind, string]>> = {
  access_denied: ['forbidden', 'SIGN_IN_DENIED'],
  OAUTH_APP_ACCESS_DENIED: ['forbidden', 'APP_NOT_APPROVED'],
  OAUTH_APP_BLOCKED: ['forbidden', 'APP_NOT_APPROVED'],
  invalid_app_access: ['forbidden', 'APP_NOT_APPROVED'],
  inactive_user: ['forbidden', 'USER_INACTIVE'],
  inactive_org: ['forbidden', 'USER_INACTIVE'],
  invalid_grant: ['expired', 'SIGN_IN_AGAIN'],
  invalid_token: ['expired', 'SIGN_IN_AGAIN'],
  invalid_client_id: ['invalid', 'APP_UNKNOWN'],
  invalid_client: ['invalid', 'APP_WANTS_SECRET'],
  invalid_client_credentials: ['invalid', 'APP_WANTS_SECRET'],
  redirect_uri_mismatch: ['invalid', 'APP_CALLBACK'],
  invalid_scope: ['invalid', 'APP_SCOPES'],
  rate_limit_exceeded: ['rate-limited', 'SIGN_IN_RATE'],
};

/** Whatever a step of a sign-in threw, as the product's own error. An `ApiError` stays what it is. */
export function signInError(error: unknown, route: string, redact: (text: string) => string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const { error: code, error_description: words = code } = error;
    const [kind, ours] = byCode[code] ?? ['invalid', code];
    return new ApiError(kind, 'salesforce', { route, code: ours, words: redact(words) });
  }
  // No OAuth error: another status, no JSON, a field that is missing, a `state` that is not ours.
  const status = error instanceof OperationProcessingError && error.cause instanceof Response ? error.cause.status : 0;
  if (status >= 500) return new ApiError('unavailable', 'salesforce', { route, code: String(status) });
  if (status === 429) return new ApiError('rate-limited', 'salesforce', { route, code: 'SIGN_IN_RATE' });
  return new ApiError('unreadable', 'salesforce', { route, words: redact(String(error)) });
}
