import { useEffect, useState } from 'react';
import { createBuilderStore } from '../../../lib/ui/builder/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import './builder.css';
import { BuilderContext, useBuilt } from './context';
import { EstimatePanel } from './EstimatePanel';
import { GroupCard } from './GroupCard';
import { Head } from './Head';
import { InWords } from './InWords';
import { Made } from './Made';
import { NameField } from './NameField';
import { AddGroup } from './parts/AddGroup';
import { SaveBar } from './SaveBar';

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** The segment builder: criteria on the left, what they would mean beside them. */
export function Builder() {
  const { ask, t } = useDashboard();
  const [store] = useState(() => createBuilderStore(ask, later, Date.now));
  useEffect(() => {
    void store.load();
    // The window may close at any time: what is not kept yet is kept then.
    const hidden = () => void store.flush();
    addEventListener('pagehide', hidden);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('pagehide', hidden);
      document.removeEventListener('visibilitychange', hidden);
      store.leave();
    };
  }, [store]);
  return (
    <BuilderContext value={store}>
      <div className="builder">
        <header className="view-head">
          <div>
            <h1 id="view-title" tabIndex={-1}>
              {t('builder.title')}
            </h1>
            <p className="lead">{t('builder.lead')}</p>
          </div>
        </header>
        <Body load={store.load} />
      </div>
    </BuilderContext>
  );
}

function Body({ load }: { load: () => Promise<void> }) {
  const { t } = useDashboard();
  const phase = useBuilt((state) => state.phase);
  const trouble = useBuilt((state) => state.trouble);
  if (phase === 'loading')
    return (
      <p className="quiet" role="status">
        {t('builder.loading')}
      </p>
    );
  if (phase === 'trouble')
    return (
      <Notice tone="red" live>
        <p>{trouble && troubleText(trouble, t, 'builder')}</p>
        <div className="row">
          <Button onClick={() => void load()}>{t('builder.retry')}</Button>
        </div>
      </Notice>
    );
  return <Ready />;
}

function Ready() {
  const { t } = useDashboard();
  const groups = useBuilt((state) => state.draft.groups);
  const propertiesTrouble = useBuilt((state) => state.propertiesTrouble);
  return (
    <>
      <Made />
      <Head />
      {propertiesTrouble && (
        <Notice tone="amber" live>
          <p>{t('builder.no-properties')}</p>
          <p>{troubleText(propertiesTrouble, t, 'builder')}</p>
        </Notice>
      )}
      <div className="bench">
        <div className="work">
          <NameField />
          <section aria-label={t('builder.groups')} className="groups">
            {groups.map((group, index) => (
              <GroupCard key={group.id} group={group} number={index + 1} last={groups.length === 1} />
            ))}
            <AddGroup />
          </section>
          <InWords />
          <SaveBar />
        </div>
        <EstimatePanel />
      </div>
    </>
  );
}
