/** Chromium and Firefox have it; the compiler's own library does not. */
declare const navigation: EventTarget;

/**
 * Calls back after the address of the page has changed: by pushState, replaceState, back and forward. An event that
 * comes before the change (`navigate`) would also come for one that the page cancels, so it is not used.
 */
export function onAddress(changed: () => void, signal: AbortSignal): void {
  navigation.addEventListener('currententrychange', changed, { signal });
}
