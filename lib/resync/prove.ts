import { environmentOf } from '../storage/environment-key';
import { changeSettings, type Environment } from '../storage/settings';
import type { ResyncJob } from './kind';

/**
 * A method has passed its test: the value that it wrote was read back in the other CRM. Nothing less proves it, and
 * nothing is proven where another property or field was chosen meanwhile. HubSpot's own button is the default only until
 * the trigger property has passed; who wants the button again chooses it after that.
 */
export async function prove({ environment, cursor }: ResyncJob): Promise<void> {
  const property = cursor.writes[0]?.property;
  const proven: Partial<Environment['settings']> =
    cursor.method === 'salesforce-touch' ? { touchProven: true } : { triggerProven: true };
  const { portalId } = environmentOf(environment);
  await changeSettings((store) => {
    const own = store.environments[portalId];
    const chosen = cursor.method === 'salesforce-touch' ? own?.settings.touchField : own?.settings.triggerProperty;
    if (!own || chosen !== property) return store;
    const first = !own.settings.triggerProven && proven.triggerProven && own.settings.resyncMethod === 'hubspot-button';
    const settings = { ...own.settings, ...proven, ...(first ? { resyncMethod: 'trigger-property' as const } : {}) };
    return { ...store, environments: { ...store.environments, [portalId]: { ...own, settings } } };
  });
}
