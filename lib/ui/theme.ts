/** What the admin chose; `system` follows the browser. */
export type Theme = 'system' | 'light' | 'dark';

/**
 * Sets `data-theme` on the root of a page and keeps it in step with the system where the admin chose
 * nothing else. Returns how to stop.
 */
export function applyTheme(theme: Theme, page: Window = window): () => void {
  const system = page.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const dark = theme === 'dark' || (theme === 'system' && system.matches);
    page.document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  show();
  system.addEventListener('change', show);
  return () => system.removeEventListener('change', show);
}
