import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { connectedSalesforce } from '../../connections/salesforce';
import { contactProperties } from '../../hubspot/properties';
import { checkAndKeep, hubspotNow } from '../../proof/daily';
import { exampleContact } from '../../proof/example';
import { checkPairing } from '../../proof/pairing';
import { readMapping } from '../../proof/read-mapping';
import { takeTriggerProperty } from '../../proof/trigger';
import { environmentKey, type PortalAndOrg } from '../../storage/environment-key';
import { keep, peek } from '../../storage/kept';
import { changeSettings } from '../../storage/settings';
import { withPatch } from '../../storage/settings-patch';
import { attempt, message } from '../message';
import type { MappingProposal } from '../pages';
import { doneInHubspot } from '../recorded';
import { settingsView } from '../settings-view';
import { forget } from './settings';

/** A popup names properties by what was read last. */
const keepMs = 10 * 60_000;

/** Contact properties for the mapping and the trigger, read anew. */
export const propertiesList = message('properties-list', 'page', z.object({ type: z.literal('properties-list') }), () =>
  attempt(async () => {
    const { client, environment } = await connectedHubspot();
    const all = await contactProperties(client);
    await keep(`properties/${environment.portalId}`, keepMs, all);
    return all.map(({ name, label, group, type, readOnly }) => ({ name, label, group, type, readOnly }));
  }),
);

/** A mapping from evidence; without Salesforce its fields stay empty. */
export const mappingPropose = message('mapping-propose', 'page', z.object({ type: z.literal('mapping-propose') }), () =>
  attempt(async () => {
    const { client, environment } = await connectedHubspot('proof');
    const paired = environment.salesforce && environment.orgId;
    const org = paired ? await connectedSalesforce(environment, 'proof') : null;
    const proposal = await readMapping(client, org?.client ?? null, hubspotNow());
    await keep(proposalKey(environment), proposalMs, proposal);
    return proposal;
  }),
);

/** What was proposed last in this session of the browser; null where nothing was. No call. */
export const mappingProposed = message(
  'mapping-proposed',
  'page',
  z.object({ type: z.literal('mapping-proposed') }),
  () =>
    attempt(async () => {
      const { environment } = await connectedHubspot();
      return (await peek<MappingProposal>(proposalKey(environment)))?.value ?? null;
    }),
);

/** Evidence has its date beside it; it goes with the browser's session at the latest (ms). */
const proposalMs = 24 * 60 * 60_000;
const proposalKey = (environment: PortalAndOrg) => `mapping-proposal/${environmentKey(environment)}`;

/** A contact on which the badge can be seen, for the end of the set-up. */
export const exampleGet = message('example-contact', 'page', z.object({ type: z.literal('example-contact') }), () =>
  attempt(exampleContact),
);

/** Check against reality: what came out is kept and stands in the settings. */
export const realityCheck = message('reality-check', 'page', z.object({ type: z.literal('reality-check') }), () =>
  attempt(checkAndKeep),
);

/** Whether portal and org are a pair: what came out is kept and stands in the settings. */
export const pairingCheck = message('pairing-check', 'page', z.object({ type: z.literal('pairing-check') }), () =>
  attempt(checkPairing, 'salesforce'),
);

/** Makes the trigger property, or takes the one that is there; it is to be proved before it is offered. */
export const triggerCreate = message(
  'trigger-create',
  'page',
  z.object({ type: z.literal('trigger-create'), name: z.string(), label: z.string() }),
  ({ name, label }) =>
    attempt(async () => {
      const { client, environment } = await connectedHubspot();
      const what = { kind: 'property-made', subject: name.trim() };
      const { name: triggerProperty } = await doneInHubspot(environment, what, () =>
        takeTriggerProperty(client, name.trim(), label.trim() || name.trim()),
      );
      await changeSettings((store) => {
        const current = store.environments[environment.portalId];
        if (!current) return store;
        const settings = withPatch({ ...current.settings, triggerProven: false }, { triggerProperty });
        return {
          ...store,
          environments: { ...store.environments, [environment.portalId]: { ...current, settings } },
        };
      });
      await forget();
      return settingsView();
    }),
);
