import * as z from 'zod/mini';
import { attempt, message } from '../message';
import { proveOn } from '../prove';

const request = z.object({ type: z.literal('touch-prove'), email: z.string() });

/** Tries the touch in Salesforce on one linked contact. */
export const touchProve = message('touch-prove', 'page', request, ({ email }) =>
  attempt(() => proveOn(email, 'salesforce-touch')),
);
