import * as z from 'zod/mini';
import { connectedSalesforce, connectSalesforce, disconnectSalesforce } from '../../connections/salesforce';
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
