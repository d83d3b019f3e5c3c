import { useEffect, useState } from 'react';

/** What stands behind the `#` of the address. On a change, screen readers and the keyboard go on at the new title. */
export function useAddress(ready: boolean): string {
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
    document.getElementById('section-title')?.focus();
    scrollTo(0, 0);
  }, [ready, moved]);
  return hash;
}
