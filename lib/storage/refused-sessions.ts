import { browser } from 'wxt/browser';

/** Salesforce refused this session of a host: known for as long as the browser runs, and only as a digest. */
const keyOf = (host: string) => `refused-session:${host}`;

export async function noteRefused(host: string, sid: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(host)]: await digestOf(sid) });
}

export async function isRefused(host: string, sid: string): Promise<boolean> {
  const found = (await browser.storage.session.get(keyOf(host)))[keyOf(host)];
  return found !== undefined && found === (await digestOf(sid));
}

/** Tells one session from another, and nothing else about it. */
export async function digestOf(sid: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sid));
  return [...new Uint8Array(hash).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
