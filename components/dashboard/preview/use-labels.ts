import { useEffect, useState } from 'react';
import { useDashboard } from '../context';

/** What properties are called, as far as the token may read it; until then they go by their names. */
export function useLabels(wanted: boolean): (property: string) => string | null {
  const { ask } = useDashboard();
  const [labels, setLabels] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void ask('builder-open', {}).then((answer) => {
      if (current && answer.ok) setLabels(new Map(answer.value.properties.map(({ name, label }) => [name, label])));
    });
    return () => {
      current = false;
    };
  }, [ask, wanted]);
  return (property) => labels?.get(property) || null;
}
