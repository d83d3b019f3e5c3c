import { render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../../../components/options/app';
import { OptionsContext } from '../../../components/options/context';
import type { PageMessageName, SettingsView } from '../../../lib/protocol/pages';
import { type Ask, answerOf } from '../../../lib/ui/ask';
import { createT } from '../../../lib/ui/i18n';
import { createCountStore } from '../../../lib/ui/options/never-synced';
import { createProofStore } from '../../../lib/ui/options/proof-job';
import { createOptionsStore } from '../../../lib/ui/options/store';
import '../patient';

/** The options at this address, over a background that holds `view` and answers the rest by name. */
export async function openOptions(
  hash: string,
  view: SettingsView,
  replies: Partial<Record<PageMessageName, unknown>> = {},
) {
  const asked: { name: string; request: unknown }[] = [];
  let now = view;
  const ask = (async (name: PageMessageName, request: { patch?: object }) => {
    asked.push({ name, request });
    if (name === 'settings-set')
      now = { ...now, revision: now.revision + 1, settings: { ...now.settings, ...request.patch } };
    return answerOf(name.startsWith('settings-') ? now : (replies[name] ?? { ok: true, value: null }));
  }) as unknown as Ask;
  const store = createOptionsStore(ask, Date.now);
  await store.load();
  vi.stubGlobal('scrollTo', () => undefined);
  location.hash = hash;
  const proofs = {
    trigger: createProofStore(ask, 'trigger-property'),
    touch: createProofStore(ask, 'salesforce-touch'),
  };
  render(
    <OptionsContext value={{ store, proofs, count: createCountStore(ask), t: createT('en', 'UTC') }}>
      <App />
    </OptionsContext>,
  );
  return { asked, store, proofs, main: () => within(screen.getByRole('main')) };
}
