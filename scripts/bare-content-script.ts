import type { Plugin } from 'vite';

/**
 * Starts a content script by a line of ours. WXT's own start brings a logger that is mute in a shipped build and an
 * asynchronous wrapper, which every page of both CRMs would load.
 */
export function bareContentScript(): Plugin {
  return {
    name: 'bare-content-script',
    enforce: 'pre',
    transform(code, id) {
      if (!/\bwxt-content-script-isolated-world-entrypoint\b/.test(id)) return;
      const [definition] = /^import definition from .+;$/m.exec(code) ?? [];
      if (!definition) throw new Error(`No definition of a content script in ${id}`);
      return `${definition}
        import { ContentScriptContext } from 'wxt/utils/content-script-context';
        definition.main(new ContentScriptContext(import.meta.env.ENTRYPOINT));`;
    },
  };
}
