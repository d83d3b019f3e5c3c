import * as z from 'zod/mini';
import { connectedSalesforce, connectSalesforce, disconnectSalesforce } from '../../connections/salesforce';
import { beginSignIn, finishSignIn } from '../../connections/sign-in';
import { ApiError } from '../../http/errors';
import { fieldsOf } from '../../salesforce/describe';
import { activeEnvironment, readSettings } from '../../storage/settings';
import { attempt, message } from '../message';
import { noteOrg } from '../recorded';
import { settingsView } from '../settings-view';
import { forget } from './settings';

/** Pairs the portal with an org, by the session of this browser. */
export const salesforceConnect = message(
  'salesforce-connect',
  'page',
  z.object({ type: z.literal('salesforce-connect'), host: z.string() }),
  ({ host }) =>
    attempt(async () => {
      await connectSalesforce(host);
      await noteOrg('paired', null);
      await forget();
      return settingsView();
    }, 'salesforce'),
);

/** The address where a person signs in by the org's own app. The page opens it, for a worker may end before an answer comes. */
export const salesforceAuthorize = message(
  'salesforce-authorize',
  'page',
  z.object({
    type: z.literal('salesforce-authorize'),
    host: z.string(),
    clientId: z.string(),
    callback: z.string().check(z.startsWith('https://')),
  }),
  ({ host, clientId, callback }) =>
    attempt(async () => ({ url: await beginSignIn(host, clientId, callback) }), 'salesforce'),
);

/** Pairs the portal with the org that a person has signed in to; `answered`: where Salesforce sent the browser. */
export const salesforceSignIn = message(
  'salesforce-sign-in',
  'page',
  z.object({ type: z.literal('salesforce-sign-in'), answered: z.string().check(z.startsWith('https://')) }),
  ({ answered }) =>
    attempt(async () => {
      await finishSignIn(answered);
      await noteOrg('paired', null);
      await forget();
      return settingsView();
    }, 'salesforce'),
);

export const salesforceDisconnect = message(
  'salesforce-disconnect',
  'page',
  z.object({ type: z.literal('salesforce-disconnect') }),
  async () => {
    const before = activeEnvironment((await readSettings()).store);
    await disconnectSalesforce();
    if (before) await noteOrg('unpaired', before);
    await forget();
    return settingsView();
  },
);

/** Fields for the mapping and for the touch. */
export const salesforceFields = message(
  'salesforce-fields',
  'page',
  z.object({ type: z.literal('salesforce-fields') }),
  () =>
    attempt(async () => {
      const environment = activeEnvironment((await readSettings()).store);
      if (!environment) throw new ApiError('not-connected', 'hubspot');
      const { client } = await connectedSalesforce(environment);
      const fields = await fieldsOf(client);
      return fields.map(({ object, name, label, updateable, custom }) => ({ object, name, label, updateable, custom }));
    }, 'salesforce'),
);
