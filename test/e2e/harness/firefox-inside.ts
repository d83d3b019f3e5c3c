import type { Browser, Page } from 'puppeteer-core';
import { until } from './until';

/** What is done to Firefox from within: by its own privileged scripts, as no page and no extension could. */
export interface FirefoxInside {
  /** Ends the extension's background, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** The question that Firefox asks in front of the shown tab, in its words; null where there is none. */
  question(): Promise<string | null>;
  /** Waits for a question and answers it by its first button, which allows. Its words. */
  allow(): Promise<string>;
  /** Waits for the popup of the toolbar button; its picture as PNG. */
  popupPicture(): Promise<Buffer>;
  closePopup(): Promise<void>;
  setPreference(name: string, value: boolean): Promise<void>;
}

/** A node as WebDriver BiDi tells it. */
export interface BidiNode {
  readonly sharedId: string;
  readonly value: {
    readonly nodeType: number;
    readonly localName?: string;
    readonly nodeValue?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly children?: readonly BidiNode[];
    readonly shadowRoot?: (BidiNode & { readonly value: { readonly mode: 'open' | 'closed' } }) | null;
  };
}

interface Results {
  'browsingContext.getTree': { contexts: { context: string }[] };
  'browsingContext.locateNodes': { nodes: BidiNode[] };
  'script.evaluate': { type: string; result?: { value?: unknown }; exceptionDetails?: { text: string } };
  'script.callFunction': { result?: { value?: unknown } };
}

/** One command of WebDriver BiDi, beside what puppeteer has methods for. */
export async function bidi<N extends keyof Results>(browser: Browser, name: N, params: object): Promise<Results[N]> {
  type Sends = { connection: { send(name: string, params: object): Promise<{ result: Results[N] }> } };
  return (await (browser as unknown as Sends).connection.send(name, params)).result;
}

/** The id that BiDi has for this page; puppeteer keeps it to itself. */
export const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;

export async function firefoxInside(browser: Browser, extensionId: string): Promise<FirefoxInside> {
  const { contexts } = await bidi(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const context = contexts[0]?.context;
  /** Runs this in the browser's own window. */
  async function run(expression: string): Promise<unknown> {
    const answer = await bidi(browser, 'script.evaluate', { expression, target: { context }, awaitPromise: true });
    if (answer.exceptionDetails) throw new Error(`In Firefox: ${answer.exceptionDetails.text}`);
    return answer.result?.value;
  }
  const inside: FirefoxInside = {
    async stopBackground() {
      const extension = `WebExtensionPolicy.getByID('${extensionId}').extension`;
      await run(`${extension}.terminateBackground({ disableResetIdleForTest: true })`);
      await until('the background to end', async () => (await run(`${extension}.backgroundState`)) === 'stopped');
    },
    async question() {
      const words = await run(
        "PopupNotifications.panel.state === 'open' ? PopupNotifications.panel.firstChild.textContent : ''",
      );
      return words ? String(words).replace(/\s+/g, ' ').trim() : null;
    },
    async allow() {
      const words = await until('a question of the browser', () => inside.question());
      await run('PopupNotifications.panel.firstChild.button.click()');
      return words;
    },
    async popupPicture() {
      // It has no picture before it is painted.
      const png = await until('the popup', () =>
        run(`(async () => {
          const view = document.querySelector('#customizationui-widget-panel browser');
          if (!view.currentURI.spec.endsWith('/popup.html')) return null;
          const picture = await view.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          canvas.getContext('2d').drawImage(picture, 0, 0);
          const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
          return btoa(String.fromCharCode(...bytes));
        })()`),
      );
      return Buffer.from(String(png), 'base64');
    },
    closePopup: async () => void (await run("document.getElementById('customizationui-widget-panel').hidePopup()")),
    setPreference: async (name, value) => void (await run(`Services.prefs.setBoolPref('${name}', ${value})`)),
  };
  return inside;
}
