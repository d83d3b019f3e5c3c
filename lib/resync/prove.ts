import { environmentOf } from '../storage/environment-key';
import { changeSettings, type Environment } from '../storage/settings';
import type { ResyncJob } from './kind';

/**
 * A method has passed its test: the value that it wrote was read back in the other CRM. Nothing less proves it, and
 * nothing is proven where another property or field was chosen meanwhile.
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
    const settings = { ...own.settings, ...proven };
    return { ...store, environments: { ...store.environments, [portalId]: { ...own, settings } } };
  });
}
