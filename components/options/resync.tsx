import type { ResyncMethodId } from '../../lib/eligibility/types';
import { Section } from '../kit';
import { useOptions, useView } from './context';
import { Notice } from './parts/basics';
import { Choices } from './parts/choices';
import { useLocked } from './parts/managed';
import { SectionPage } from './parts/section';
import { TouchSetup } from './touch';
import { TriggerSetup } from './trigger';

/** How a resync is asked for. Only a method that has passed its proof can be the default. */
export function ResyncSection() {
  const { t } = useOptions();
  const { hubspot } = useView();
  return (
    <SectionPage name="resync">
      {!hubspot && <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && (
        <>
          <DefaultMethod touch />
          <TriggerSetup />
          <TouchSetup />
        </>
      )}
    </SectionPage>
  );
}

/** The choice of the method, and the recommended one, for the guide: the touch is for those who look for it. A portal is connected. */
export function ResyncParts() {
  const { settings } = useView();
  return (
    <>
      <DefaultMethod touch={settings.touchProven} />
      <TriggerSetup />
    </>
  );
}

function DefaultMethod({ touch }: { touch: boolean }) {
  const { t, store } = useOptions();
  const { settings } = useView();
  const locked = useLocked('resyncMethod');
  const choice = (value: ResyncMethodId, disabled: boolean) => ({
    value,
    disabled: disabled || locked,
    label: t(`options.resync.method.${value}`),
    hint: t(`options.resync.method.${value}${disabled ? '-not-yet' : '-hint'}`),
  });
  return (
    <Section title={t('options.resync.default')}>
      <Choices
        legend={t('options.resync.default-legend')}
        hint={locked && t('options.managed.this')}
        name="resync-method"
        look="cards"
        value={settings.resyncMethod}
        choices={[
          choice('hubspot-button', false),
          choice('trigger-property', !settings.triggerProven),
          ...(touch ? [choice('salesforce-touch', !settings.touchProven)] : []),
        ]}
        onPick={(resyncMethod) => void store.save('resync', { resyncMethod })}
      />
    </Section>
  );
}
