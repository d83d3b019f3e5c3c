import type { ResyncMethodId } from '../../lib/eligibility/types';
import { Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out } from './parts/basics';
import { useCatalogues } from './parts/catalogues';
import { Choices } from './parts/choices';
import { Combobox } from './parts/combobox';
import { SectionPage } from './parts/section';
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
          <DefaultMethod />
          <TriggerSetup />
          <Touch />
        </>
      )}
    </SectionPage>
  );
}

function DefaultMethod() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const choice = (value: ResyncMethodId, disabled: boolean) => ({
    value,
    disabled,
    label: t(`options.resync.method.${value}`),
    hint: t(`options.resync.method.${value}${disabled ? '-not-yet' : '-hint'}`),
  });
  return (
    <Section title={t('options.resync.default')}>
      <Choices
        legend={t('options.resync.default-legend')}
        name="resync-method"
        look="cards"
        value={settings.resyncMethod}
        choices={[
          choice('hubspot-button', false),
          choice('trigger-property', !settings.triggerProven),
          choice('salesforce-touch', settings.resyncMethod !== 'salesforce-touch'),
        ]}
        onPick={(resyncMethod) => void store.save('resync', { resyncMethod })}
      />
    </Section>
  );
}

/** Method 2: a field of its own on the linked record, with what it does besides. */
function Touch() {
  const { t, store } = useOptions();
  const { settings, salesforce } = useView();
  const links = useLinks();
  const { contact, fieldsTrouble } = useCatalogues();
  const fields = useTask('salesforce-fields').value ?? [];
  const own = new Set(fields.filter((one) => one.custom && one.updateable).map((one) => one.name));
  return (
    <Section title={t('options.touch.title')}>
      <p className="quiet">{t('options.touch.text')}</p>
      <Notice tone="warn">
        <ul className="bullets">
          <li>{t('options.touch.warn-1')}</li>
          <li>{t('options.touch.warn-2')}</li>
          <li>{t('options.touch.warn-3')}</li>
        </ul>
      </Notice>
      {salesforce ? (
        <div className="field">
          <span className="label">{t('options.touch.field')}</span>
          <Combobox
            name={t('options.touch.field')}
            value={settings.touchField}
            choices={contact.filter((one) => own.has(one.value))}
            free={fieldsTrouble !== null}
            placeholder={t('options.touch.none')}
            onPick={(touchField) => void store.save('resync', { touchField })}
          />
          <span className="hint">
            {t('options.touch.hint')} <Out href={links.contactFields}>{t('options.trigger.open-contact')}</Out>
          </span>
        </div>
      ) : (
        <p className="quiet">{t('options.needs-salesforce')}</p>
      )}
    </Section>
  );
}
