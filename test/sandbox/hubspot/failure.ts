import { randomUUID } from 'node:crypto';

export interface FailureDetail {
  message: string;
  code?: string;
  in?: string;
  subCategory?: string;
  context?: Record<string, string[]>;
}
export interface FailureExtras {
  subCategory?: string;
  context?: Record<string, string[]>;
  errors?: FailureDetail[];
  policyName?: 'TEN_SECONDLY_ROLLING' | 'SECONDLY' | 'DAILY';
  errorType?: 'RATE_LIMIT';
  requestId?: string;
}

/** Thrown by a route; the app answers with HubSpot's error body of it. */
export class HubspotFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 423 | 429,
    readonly category: string,
    message: string,
    readonly extras: FailureExtras = {},
  ) {
    super(message);
    this.name = 'HubspotFailure';
  }

  /** The body that HubSpot documents for errors. */
  body() {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...this.extras,
    };
  }
}

/** 400 VALIDATION_ERROR. */
export const invalid = (message: string, extras: FailureExtras = {}) =>
  new HubspotFailure(400, 'VALIDATION_ERROR', message, extras);

/** 404 OBJECT_NOT_FOUND. */
export const notFound = (message: string, context?: Record<string, string[]>) =>
  new HubspotFailure(404, 'OBJECT_NOT_FOUND', message, context ? { context } : {});

/** 403 MISSING_SCOPES, naming what the token lacks as HubSpot does. */
export const missingScopes = (scopes: readonly string[]) =>
  new HubspotFailure(403, 'MISSING_SCOPES', 'The token has not all of the scopes that this call needs.', {
    errors: [
      {
        message: 'One or more of the scopes of this call are missing.',
        context: { requiredGranularScopes: [...scopes] },
      },
    ],
  });

/** 429 of one of the policies. */
export const rateLimited = (policyName: NonNullable<FailureExtras['policyName']>) =>
  new HubspotFailure(429, 'RATE_LIMITS', `The ${policyName.toLowerCase()} limit is reached.`, {
    policyName,
    errorType: 'RATE_LIMIT',
    requestId: randomUUID(),
  });
