import * as z from 'zod/mini';
import { changeSettings, chosenSettings } from '../../storage/settings';
import { changesBy, readSettingsFile, settingsFile, withFile } from '../../storage/settings-file';
import { attempt, message } from '../message';
import { noteSettings } from '../recorded';
import { settingsView } from '../settings-view';
import { forget } from './settings';

/** The admin's own settings of all portals as the text of a file; no secret is in it, and nothing that the organisation has fixed. */
export const settingsExport = message(
  'settings-export',
  'page',
  z.object({ type: z.literal('settings-export') }),
  async () => ({ text: settingsFile((await chosenSettings()).store, Date.now()) }),
);

/** What a file would change; with `apply` it is done as well. Nothing is changed by a file that cannot be read whole. */
export const settingsImport = message(
  'settings-import',
  'page',
  z.object({ type: z.literal('settings-import'), text: z.string(), apply: z.boolean() }),
  ({ text, apply }) =>
    attempt(async () => {
      const file = readSettingsFile(text);
      const { store: before } = await chosenSettings();
      const portals = changesBy(before, file);
      if (!apply) return { portals, view: null };
      const { environments } = await changeSettings((store) => withFile(store, file));
      for (const [portalId, environment] of Object.entries(before.environments)) {
        const after = environments[portalId];
        if (after) await noteSettings(environment, after.settings);
      }
      await forget();
      return { portals, view: await settingsView() };
    }, 'browser'),
);
