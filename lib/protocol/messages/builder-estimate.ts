import * as z from 'zod/mini';
import { estimate } from '../../builder/estimate';
import { listNames, portalProperties, propertiesByName, zoneOf } from '../../builder/portal';
import { readingOf, Superseded } from '../../builder/reading';
import { connectedHubspot } from '../../connections/hubspot';
import { companiesScope } from '../../hubspot/companies';
import { hubspotNow } from '../../proof/daily';
import { parseDefinition } from '../../segments/definition';
import { needsOf } from '../../segments/needs';
import { attempt, message } from '../message';

const request = z.object({ type: z.literal('builder-estimate'), filterBranch: z.json() });

/** The newest question of each tab: an older one makes no further call. */
const newest = new Map<number | null, object>();

/** How large the draft would be, with examples. Null where a newer question came, or the builder was left. */
export const builderEstimate = message('builder-estimate', 'page', request, ({ filterBranch }, { tabId }) =>
  attempt(async () => {
    const own = {};
    newest.set(tabId, own);
    try {
      const connected = await connectedHubspot();
      const definition = parseDefinition(filterBranch);
      const [all, zone, lists] = await Promise.all([
        portalProperties(connected),
        zoneOf(connected),
        listNames(connected, needsOf(definition).lists),
      ]);
      const properties = propertiesByName(all);
      return await estimate(
        readingOf(
          connected.client,
          connected.environment.portalId,
          () => newest.get(tabId) === own,
          connected.environment.scopes.includes(companiesScope),
        ),
        { definition, moment: { now: hubspotNow(), zone, properties }, names: { properties, lists } },
      );
    } catch (error) {
      if (error instanceof Superseded) return null;
      throw error;
    }
  }),
);

/** The builder was left, or its draft is unfinished: no further call. */
export const builderStop = message(
  'builder-stop',
  'page',
  z.object({ type: z.literal('builder-stop') }),
  async (_asked, { tabId }) => {
    newest.delete(tabId);
    return true;
  },
);
