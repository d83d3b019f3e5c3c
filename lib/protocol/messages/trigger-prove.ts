import * as z from 'zod/mini';
import { attempt, message } from '../message';
import { proveOn } from '../prove';

const request = z.object({ type: z.literal('trigger-prove'), email: z.string() });

/** Tries the trigger property on one contact. */
export const triggerProve = message('trigger-prove', 'page', request, ({ email }) =>
  attempt(() => proveOn(email, 'trigger-property')),
);
