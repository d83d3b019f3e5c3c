import { useEffect } from 'react';
import type { SetupPlace } from '../../../lib/records/setup';
import { guideHash, resumeAt } from '../../../lib/ui/options/guide';
import { useOptions, useView } from '../context';
import { RealRecord } from './record';
import { StepView } from './step';

/** The guide through the set-up: one step at a time, and a real record at its end. Where it was left, it goes on. */
export function Guide({ place }: { place: SetupPlace | 'resume' }) {
  const { store } = useOptions();
  const view = useView();
  const resumed = place === 'resume' ? resumeAt(view) : place;
  useEffect(() => {
    if (place === 'resume') location.replace(guideHash(resumed));
    else if (store.getState().view?.settings.setupAt !== place) void store.at(place);
  }, [place, resumed, store]);
  if (place === 'resume') return null;
  return place === 'record' ? <RealRecord /> : <StepView name={place} />;
}
