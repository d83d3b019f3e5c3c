import { browser } from 'wxt/browser';
import type { Changed } from '../protocol/pages';

/** Calls back when the background says that something changed. Returns how to stop. */
export function onChanged(listen: (what: Changed['what']) => void): () => void {
  const listener = (raw: unknown) => {
    if (typeof raw === 'object' && raw !== null && 'type' in raw && raw.type === 'changed')
      listen((raw as Changed).what);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
