import * as z from 'zod/mini';
import { secrets } from './secrets';

const signInSchema = z.lazy(() =>
  z.object({
    clientId: z.string(),
    access: z.nullable(z.string()),
    refresh: z.nullable(z.string()),
  }),
);
const pendingSchema = z.lazy(() =>
  z.object({
    host: z.string(),
    clientId: z.string(),
    callback: z.string(),
    state: z.string(),
    verifier: z.string(),
  }),
);
/** A sign-in by an app of the customer's org. `access` is null once Salesforce took it back. */
export type SignIn = z.infer<typeof signInSchema>;

const keyOf = (host: string) => `salesforce:${host}`;
const pendingKey = 'salesforce-pending';

/** Sign-ins by an app, one for each API host, where the other secrets are. */
export const signIns = {
  async get(host: string): Promise<SignIn | null> {
    return parsed(signInSchema, await secrets.get(keyOf(host)));
  },
  set: (host: string, signIn: SignIn) => secrets.set(keyOf(host), JSON.stringify(signIn)),
  remove: (host: string) => secrets.remove(keyOf(host)),
};

/** The sign-in that a person is at. A later one takes its place. */
export const pendingSignIn = {
  async take(): Promise<z.infer<typeof pendingSchema> | null> {
    const found = parsed(pendingSchema, await secrets.get(pendingKey));
    await secrets.remove(pendingKey);
    return found;
  },
  set: (pending: z.infer<typeof pendingSchema>) => secrets.set(pendingKey, JSON.stringify(pending)),
};

function parsed<T>(schema: z.ZodMiniType<T>, text: string | null): T | null {
  if (text === null) return null;
  try {
    const found = schema.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
