import { type MouseEvent, useState } from 'react';

/** A click in the first moments was under way before anybody can have read what it does (ms). */
const readMs = 500;

/**
 * Whether a click is meant for a button that stands there since `since` (ms, on the clock of `timeStamp`). A page knows where
 * the popup opens: it could lay its badge below this button and ask for a double click. What no person did is our
 * own page's doing.
 */
export function isMeant({ isTrusted, timeStamp }: Pick<Event, 'isTrusted' | 'timeStamp'>, since: number): boolean {
  return !isTrusted || timeStamp - since >= readMs;
}

/** Lets `act` happen upon a click that is meant, for buttons that write. They count from when the component came. */
export function useMeant() {
  const [since] = useState(() => performance.now());
  return (act: () => unknown) => (event: MouseEvent) => {
    if (isMeant(event.nativeEvent, since)) act();
  };
}
