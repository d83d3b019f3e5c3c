import { useEffect, useState } from 'react';
import { type Route, routeOf } from '../../lib/ui/dashboard/route';

/** The route of the address. On a change, screen readers and the keyboard go on at the view's title. */
export function useRoute(views: readonly string[], ready: boolean): Route {
  const [hash, setHash] = useState(() => location.hash);
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    const look = () => {
      setHash(location.hash);
      setMoved((count) => count + 1);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  useEffect(() => {
    if (!ready || moved === 0) return;
    document.getElementById('view-title')?.focus();
    scrollTo(0, 0);
  }, [ready, moved]);
  return routeOf(hash, views);
}
