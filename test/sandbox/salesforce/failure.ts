import { isRefusal } from '../world/refusal';

/** One entry of the array that Salesforce answers a failed call with. */
export interface ErrorEntry {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** Thrown by a route for an answer other than success; `status` is the HTTP status of the call or subrequest. */
export class SalesforceFailure extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    message: string,
    readonly fields?: string[],
  ) {
    super(message);
    this.name = 'SalesforceFailure';
  }

  /** The documented body: an array with one entry. */
  body(): ErrorEntry[] {
    return [{ message: this.message, errorCode: this.errorCode, ...(this.fields ? { fields: this.fields } : {}) }];
  }
}

const notFoundCodes = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED']);

/** A Refusal of the store, or a failure of our own, as a failure; any other error is a bug and is thrown on. */
export function toFailure(error: unknown): SalesforceFailure {
  if (error instanceof SalesforceFailure) return error;
  if (!isRefusal(error)) throw error;
  return new SalesforceFailure(
    notFoundCodes.has(error.code) ? 404 : 400,
    error.code,
    error.message,
    error.code === 'INVALID_FIELD' ? undefined : (error.fields ?? []),
  );
}

/** 404 for an address, object or record that is not there (or hidden from the user). */
export const notFound = (message = 'The requested resource does not exist') =>
  new SalesforceFailure(404, 'NOT_FOUND', message);

/** 400 for a query that cannot be read. */
export const malformedQuery = (message: string) => new SalesforceFailure(400, 'MALFORMED_QUERY', message);

/** 400 for a body that cannot be read. */
export const badJson = (message: string) => new SalesforceFailure(400, 'JSON_PARSER_ERROR', message);
