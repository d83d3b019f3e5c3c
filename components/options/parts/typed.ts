import { useEffect, useRef, useState } from 'react';
import { useOptions } from '../context';

/** Whoever has typed nothing for so long has likely finished (ms). */
const pauseMs = 2_000;
/** A background without work ends after 30 seconds; one that has to be started first hears nothing of a page that closes. */
const awakeMs = 20_000;

/** The text of a field: as it is typed, until the value in force becomes another one. */
export function useTyped(now: string): [text: string, setText: (text: string) => void] {
  const [of, setOf] = useState(now);
  const [text, setText] = useState(now);
  if (of !== now) {
    setOf(now);
    setText(now);
  }
  return [of === now ? text : now, setText];
}

/**
 * Keeps what was typed into a field that nobody has left: the tab is closed, loaded again or hidden, or the section goes.
 * A browser sends no `blur` then. `keep` may be called more than once: it has to ask whether anything is new. Never once
 * another portal is the one being configured: what was typed is of the one that was shown.
 */
export function useWhenLeft(typed: string | null, keep: () => void): void {
  const { store } = useOptions();
  const latest = useRef(keep);
  const first = useRef(typed);
  const awakeAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (typed === first.current || performance.now() - awakeAt.current < awakeMs) return;
    awakeAt.current = performance.now();
    void store.load();
  }, [typed, store]);
  useEffect(() => {
    const portal = () => store.getState().view?.environment?.portalId;
    const own = portal();
    const leave = () => portal() === own && latest.current();
    const hide = () => document.visibilityState === 'hidden' && leave();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [store]);
}

/** The same for what is whole as soon as nobody types any more, as a number is: then it is kept as well. */
export function useWhenTyped(typed: string, keep: () => void): void {
  const latest = useRef(keep);
  const first = useRef(typed);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (typed === first.current) return;
    const timer = setTimeout(() => latest.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useWhenLeft(typed, keep);
}
