import { useStore } from 'zustand';
import type { OtherHealth } from '../../../lib/protocol/health-pages';
import type { EnvironmentItem } from '../../../lib/protocol/pages';
import { triedAt, type Worst, worstOf } from '../../../lib/ui/health/others';
import type { HealthStore } from '../../../lib/ui/health/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { State } from './Line';

/** A line for each connected environment that is not shown; nothing where there is none. */
export function Others({ store }: { store: HealthStore }) {
  const { t } = useDashboard();
  const { environments } = useSettings();
  const view = useStore(store, (state) => state.view);
  if (!view || view.others.length === 0) return null;
  return (
    <Section title={t('health.others')}>
      <p className="quiet">{t('health.others-text')}</p>
      <ul className="health">
        {view.others.map((other) => {
          const item = environments.find(({ portalId }) => portalId === other.portalId);
          return <Other key={other.portalId} store={store} other={other} item={item} now={view.at} />;
        })}
      </ul>
    </Section>
  );
}

interface Props {
  store: HealthStore;
  other: OtherHealth;
  item: EnvironmentItem | undefined;
  /** Epoch ms, local clock. */
  now: number;
}

function Other({ store, other, item, now }: Props) {
  const { t, choose } = useDashboard();
  const isBusy = useStore(store, ({ busy }) => busy.has(other.portalId));
  const { portalId } = other;
  const worst = worstOf(other, now);
  const seenAt = triedAt(other);
  return (
    <li>
      <h3>{t('environment.option', { standing: item && t(`environment.${item.standing}`), portal: portalId })}</h3>
      <div role="status">
        <p>
          <State state={worst.state} /> {item?.host}
        </p>
        <Reason worst={worst} />
        {seenAt !== null && <p className="quiet">{t('health.tried', { seenAt })}</p>}
      </div>
      <div className="row">
        <Button
          busy={isBusy}
          onClick={() => void store.attemptOther(other)}
          aria-label={t('health.try-it', { name: t('environment.portal', { portal: portalId }) })}
        >
          {t('health.try')}
        </Button>
        <Button
          onClick={() => void choose(portalId)}
          aria-label={t('options.environments.show-name', { portal: portalId })}
        >
          {t('options.environments.show')}
        </Button>
      </div>
    </li>
  );
}

function Reason({ worst }: { worst: Worst }) {
  const { t } = useDashboard();
  if (worst.state === 'failed')
    return (
      <p className="health-failure">
        {t(`health.name.${worst.what}`)}: {troubleText(worst.trouble, t, 'health')}
      </p>
    );
  if (worst.state !== 'attention') return null;
  return (
    <p className="health-failure" data-tone="amber">
      {t('health.token-old', { count: worst.days })}
    </p>
  );
}
