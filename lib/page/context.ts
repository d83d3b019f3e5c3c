/**
 * Takes the place of WXT's context of a content script (wxt.config.ts), of which one thing is used here: `signal`
 * ends the script when a newer one of ours starts in the same page. WXT's own would be a quarter of the script.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  constructor(name: string) {
    const newer = `synclens:${name}`;
    const end = new AbortController();
    this.signal = end.signal;
    document.dispatchEvent(new Event(newer));
    document.addEventListener(newer, () => end.abort(), { once: true });
  }
}
