import { useEffect, useRef } from 'react';
import { useOptions } from '../context';

/**
 * Keeps what was typed into a field that nobody has left: the tab is closed, loaded again or hidden, or the section goes.
 * A browser sends no `blur` then. `keep` may be called more than once: it has to ask whether anything is new. Never once
 * another portal is the one being configured: what was typed is of the one that was shown.
 */
export function useWhenLeft(keep: () => void): void {
  const { store } = useOptions();
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
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
