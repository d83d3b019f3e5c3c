import { useEffect, useRef, useState } from 'react';
import { useDashboard } from '../../context';
import type { Pick } from './Picker';

const pauseMs = 250;

/** Segments of contacts by name, as they are typed. Nothing is asked before the field is opened. `active`: no static ones. */
export function useSegments(active = false) {
  const { ask, t } = useDashboard();
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [searching, setSearching] = useState(false);
  const [more, setMore] = useState(false);
  const newest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function query(text: string) {
    newest.current += 1;
    const own = newest.current;
    clearTimeout(timer.current);
    setSearching(true);
    timer.current = setTimeout(
      async () => {
        const answer = await ask('segments-search', { query: text.trim(), offset: 0 });
        if (own !== newest.current) return;
        setSearching(false);
        if (!answer.ok) return setPicks([]);
        const found = answer.value.segments.filter(
          (one) => one.disabled !== 'other-object' && !(active && one.disabled),
        );
        setPicks(
          found.map(({ id, name, size, processingType }) => {
            const members = size === null ? '' : t('builder.list-size', { count: size });
            const isStatic = processingType === 'DYNAMIC' ? '' : t('builder.list-static');
            return { value: id, label: name, hint: [members, isStatic].filter(Boolean).join(' · ') };
          }),
        );
        setMore(answer.value.hasMore);
      },
      text === '' ? 0 : pauseMs,
    );
  }
  return { picks, query, searching, more };
}
