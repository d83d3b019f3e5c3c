import { useRef, useState } from 'react';
import { useDashboard } from '../../context';
import type { Pick } from '../parts/Picker';

/** Values that contacts have, for a property without options: asked for once, when the field is opened. */
export function useSeen(property: string) {
  const { ask, t } = useDashboard();
  const [seen, setSeen] = useState<{ of: string; picks: readonly Pick[] } | null>(null);
  const [searching, setSearching] = useState(false);
  const asked = useRef('');

  async function look() {
    if (asked.current === property) return;
    asked.current = property;
    setSearching(true);
    const answer = await ask('builder-seen', { property });
    if (asked.current !== property) return;
    setSearching(false);
    // What failed is tried again the next time; a value can be typed meanwhile.
    if (!answer.ok) asked.current = '';
    const values = answer.ok ? answer.value : [];
    const picks = values.map(({ value, count, name }) => ({
      value,
      label: value,
      hint: t('builder.seen-with', { count, name }),
    }));
    setSeen({ of: property, picks });
  }
  return { picks: seen?.of === property ? seen.picks : [], searching, look };
}
