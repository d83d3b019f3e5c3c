import { useMemo } from 'react';
import { type Problem, problemsOf } from '../../../lib/ui/builder/model';
import { useBuilt } from './context';

/** Everything that is unfinished or wrong in the draft. */
export function useProblems(): Problem[] {
  const draft = useBuilt((state) => state.draft);
  const zone = useBuilt((state) => state.zone);
  const byName = useBuilt((state) => state.byName);
  const known = useBuilt((state) => state.properties.length > 0);
  return useMemo(() => problemsOf(draft, zone, known ? byName : undefined), [draft, zone, byName, known]);
}
