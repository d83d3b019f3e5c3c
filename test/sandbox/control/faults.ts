import type { Fault, World } from '../world/types';

/** The fault that this call gets, if any; counts it down and drops it when it is used up. */
export function takeFault(world: World, service: Fault['service'], method: string, path: string): Fault | undefined {
  for (const fault of world.faults) {
    if (fault.service !== service || !matches(fault.route, `${method} ${path}`)) continue;
    if (fault.after && fault.after > 0) {
      fault.after--;
      continue;
    }
    fault.times--;
    if (fault.times <= 0) world.faults.splice(world.faults.indexOf(fault), 1);
    return fault;
  }
  return undefined;
}

function matches(route: string, call: string): boolean {
  const expression = /^\/(.+)\/([a-z]*)$/.exec(route);
  // A plain path such as /crm/v3/ is no expression: it must hold something that no path has.
  if (expression?.[1] && /[\\^$*+?()[\]|]/.test(expression[1]))
    return new RegExp(expression[1], expression[2]).test(call);
  return call.includes(route);
}

const hubspotCategories: Record<number, string> = {
  400: 'VALIDATION_ERROR',
  401: 'INVALID_AUTHENTICATION',
  403: 'MISSING_SCOPES',
  404: 'OBJECT_NOT_FOUND',
  409: 'CONFLICT',
  423: 'LOCKED',
  429: 'RATE_LIMITS',
  477: 'MIGRATION_IN_PROGRESS',
};
const salesforceCodes: Record<number, string> = {
  400: 'MALFORMED_QUERY',
  401: 'INVALID_SESSION_ID',
  403: 'REQUEST_LIMIT_EXCEEDED',
  404: 'NOT_FOUND',
  500: 'UNKNOWN_EXCEPTION',
  503: 'SERVER_UNAVAILABLE',
};

/** The body that the service answers this status with. */
export function defaultBody(fault: Fault, status: number): unknown {
  if (fault.service === 'hubspot')
    return {
      status: 'error',
      message: `The sandbox was told to answer ${status}.`,
      correlationId: '5f1b0f6e-0000-4000-8000-000000000000',
      category: hubspotCategories[status] ?? 'INTERNAL_ERROR',
      ...(status === 429 ? { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' } : {}),
    };
  if (fault.service === 'salesforce')
    return [
      {
        message: `The sandbox was told to answer ${status}.`,
        errorCode: salesforceCodes[status] ?? 'UNKNOWN_EXCEPTION',
      },
    ];
  return { status };
}
