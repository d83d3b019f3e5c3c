import { touchRow } from '../../lib/ui/options/touch-row';
import { Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out, Tag } from './parts/basics';
import { useCatalogues } from './parts/catalogues';
import { Combobox } from './parts/combobox';
import { Proof } from './proof';

/** Method 2 in three steps: a field of its own, mapped in HubSpot, proven on one linked contact. */
export function TouchSetup() {
  const { t } = useOptions();
  const { settings, salesforce } = useView();
  const tag = settings.touchProven ? (
    <Tag tone="ok">{t('options.trigger.proven')}</Tag>
  ) : (
    <Tag>{t(settings.touchField ? 'options.trigger.unproven' : 'options.touch.off')}</Tag>
  );
  return (
    <Section title={t('options.touch.title')} aside={tag}>
      <p className="quiet">{t('options.touch.text')}</p>
      <Notice tone="warn">
        <ul className="bullets">
          <li>{t('options.touch.warn-1')}</li>
          <li>{t('options.touch.warn-2')}</li>
        </ul>
      </Notice>
      {salesforce ? (
        <ol className="path">
          <li>
            <h3>{t('options.touch.step-1')}</h3>
            <FieldChoice />
          </li>
          <li>
            <h3>{t('options.touch.step-2')}</h3>
            <MappedTo />
          </li>
          <li>
            <h3>{t('options.touch.step-3')}</h3>
            <Proof which="touch" />
          </li>
        </ol>
      ) : (
        <p className="quiet">{t('options.needs-salesforce')}</p>
      )}
    </Section>
  );
}

function FieldChoice() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const links = useLinks();
  const { contact, fieldsTrouble } = useCatalogues();
  const fields = useTask('salesforce-fields').value ?? [];
  const own = new Set(fields.filter((one) => one.custom && one.updateable).map((one) => one.name));
  return (
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
  );
}

/** Which property the field syncs into: that is where the touched value is read back. */
function MappedTo() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const links = useLinks();
  const { properties, propertiesTrouble } = useCatalogues();
  const { touchField, mapping } = settings;
  if (!touchField) return <p className="quiet">{t('options.proof.touch.first')}</p>;
  const row = mapping.find((one) => one.leadField === touchField || one.contactField === touchField);
  return (
    <div className="stack">
      <p>
        {t('options.touch.map', { field: touchField })}{' '}
        <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
      </p>
      <div className="field">
        <span className="label">{t('options.touch.property')}</span>
        <Combobox
          name={t('options.touch.property')}
          value={row?.property ?? null}
          choices={properties}
          free={propertiesTrouble !== null}
          placeholder={t('options.trigger.none')}
          onPick={(property) =>
            void store.save('resync', (now) => ({ mapping: touchRow(now.mapping, touchField, property) }))
          }
        />
        <span className="hint">{t('options.touch.property-hint')}</span>
      </div>
    </div>
  );
}
