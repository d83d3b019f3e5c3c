import { useEffect, useState } from 'react';

/**
 * What stands behind the `#` of the address. On a change, screen readers and the keyboard go on at the title, the
 * element of this id, once the page is `ready` to show it.
 */
export function useHash(titleId: string, ready: boolean): string {
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
    document.getElementById(titleId)?.focus();
    scrollTo(0, 0);
  }, [titleId, ready, moved]);
  return hash;
}
