/** The part of the Navigation API that is used; Firefox has it since 147 only. */
interface Navigations extends EventTarget {
  readonly currentEntry: unknown;
}

/**
 * Calls back after the address of the page has changed: by pushState, replaceState, back and forward. An event that
 * comes before the change (`navigate`) would also come for one that the page cancels, so it is not used.
 */
export function onAddress(changed: (url: string) => void, signal: AbortSignal): void {
  let last = location.href;
  const look = () => {
    if (location.href === last) return;
    last = location.href;
    changed(last);
  };
  const { navigation } = globalThis as unknown as { navigation?: Navigations };
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else {
    const timer = setInterval(look, 300);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  addEventListener('popstate', look, { signal });
}
