import { type ComponentType, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { guidePlace } from '../../lib/ui/options/guide';
import { type Section, sectionOf } from '../../lib/ui/options/steps';
import { applyTheme } from '../../lib/ui/theme';
import { useHash } from '../kit';
import { AppearanceSection } from './appearance';
import { CheckSection } from './check';
import { useOptions } from './context';
import { CreationSection } from './creation';
import { EnvironmentsSection } from './environments';
import { Guide } from './guide/guide';
import { Path } from './guide/path';
import { HubspotSection } from './hubspot';
import { LimitsSection } from './limits';
import { MappingSection } from './mapping';
import { Navigation } from './navigation';
import { Notices } from './notices';
import { Overview } from './overview';
import { useKeptFocus } from './parts/keep-focus';
import { ResyncSection } from './resync';
import { SalesforceSection } from './salesforce';
import { SegmentSection } from './segment';
import { TransferSection } from './transfer';

const pages: Readonly<Record<Section, ComponentType>> = {
  overview: Overview,
  hubspot: HubspotSection,
  salesforce: SalesforceSection,
  segment: SegmentSection,
  creation: CreationSection,
  mapping: MappingSection,
  check: CheckSection,
  resync: ResyncSection,
  limits: LimitsSection,
  environments: EnvironmentsSection,
  appearance: AppearanceSection,
  transfer: TransferSection,
};

/** The options: one section at a time, by the address's `#`; or the guide through the set-up. */
export function App() {
  const { store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const hash = useHash('section-title', view !== null);
  const theme = view?.settings.theme ?? 'system';
  useEffect(() => applyTheme(theme), [theme]);
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  const place = guidePlace(hash);
  const section = sectionOf(hash);
  const Page = pages[section];
  return (
    <div className="options">
      {place ? <Path place={place} /> : <Navigation section={section} />}
      <main className="page" ref={main}>
        <Notices />
        {view && (place ? <Guide key={place} place={place} /> : <Page key={section} />)}
      </main>
    </div>
  );
}
