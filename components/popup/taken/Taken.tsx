import { useStore } from 'zustand';
import type { TakenState, TakenStore } from '../../../lib/ui/taken/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { EnvironmentMark } from '../../environments/Mark';
import { Button, Notice } from '../../kit';
import { usePopup } from '../context';
import { OfferList } from './OfferList';
import './taken.css';

/** What stands on HubSpot's settings of the integration, beside what SyncLens has: taken over by a click, and only then. */
export function Taken({ store }: { store: TakenStore }) {
  const { t } = usePopup();
  const state = useStore(store);
  return (
    <section className="taken stack" aria-labelledby="taken-title">
      {state.is === 'offered' && state.environment && <EnvironmentMark item={state.environment} t={t} />}
      <h1 id="taken-title">{t('popup.taken.title')}</h1>
      {state.is === 'reading' && (
        <p className="quiet" role="status">
          <span className="busy" aria-hidden="true" /> {t('popup.taken.reading')}
        </p>
      )}
      {state.is === 'failed' && (
        <Notice tone="red" live>
          <p>{troubleText(state.trouble, t, 'popup')}</p>
        </Notice>
      )}
      {state.is === 'unreadable' && <p>{t('popup.taken.unreadable')}</p>}
      {state.is === 'elsewhere' && <Elsewhere state={state} store={store} />}
      {state.is === 'offered' && <OfferList state={state} store={store} />}
      {state.is !== 'reading' && <Ways state={state} store={store} />}
    </section>
  );
}

function Elsewhere({ state, store }: { state: Extract<TakenState, { is: 'elsewhere' }>; store: TakenStore }) {
  const { t } = usePopup();
  const { portalId, connected } = state;
  if (!connected) return <p>{t('popup.taken.not-connected', { portal: portalId })}</p>;
  return (
    <>
      <p>{t('popup.taken.elsewhere', { portal: portalId })}</p>
      <div className="row">
        <Button look="main" onClick={() => void store.goOver()}>
          {t('popup.taken.go-over', { portal: portalId })}
        </Button>
      </div>
    </>
  );
}

function Ways({ state, store }: { state: TakenState; store: TakenStore }) {
  const { t, doors } = usePopup();
  const isTaken = state.is === 'offered' && state.taken !== null;
  return (
    <div className="row">
      <Button
        look={isTaken ? 'main' : 'plain'}
        onClick={() => doors.openOptions(isTaken ? sectionFor(state) : undefined)}
      >
        {t('popup.open-options')}
      </Button>
      {!isTaken && (
        <Button look="plain" onClick={() => void store.look()}>
          {t('popup.taken.again')}
        </Button>
      )}
    </div>
  );
}

const sections = {
  segment: 'segment',
  createFromSalesforce: 'creation',
  createFromHubspot: 'creation',
  salesforceAllocation: 'limits',
  mapping: 'mapping',
} as const;

/** Where the first of those that were taken over is shown. */
function sectionFor({ offers, ticked }: Extract<TakenState, { is: 'offered' }>): string | undefined {
  const first = offers.differing.find(({ key }) => ticked.includes(key));
  return first && sections[first.name];
}
