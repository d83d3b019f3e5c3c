import type { SettingsView } from '../protocol/pages';

/**
 * Begins the page anew when another portal than the one it was opened with is shown: nothing that was read of one may
 * stand beside the other. From none to the first, and to none, it just goes on.
 */
export function reloadForAnother(reload: () => void): (view: SettingsView | null) => void {
  let before: string | null = null;
  return (view) => {
    const now = view?.environment?.portalId ?? null;
    if (before !== null && now !== null && now !== before) reload();
    before = now ?? before;
  };
}
