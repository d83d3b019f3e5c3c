import { type FormEvent, useState } from 'react';
import { upsertRow } from '../../lib/ui/options/mapping-rows';
import { Button, Section, TextField } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Out, Tag, TroubleNotice } from './parts/basics';
import { useCatalogues } from './parts/catalogues';
import { Combobox } from './parts/combobox';
import { Proof } from './proof';

/** Method 1 in three steps: a property of its own, mapped in HubSpot, proven on one contact. */
export function TriggerSetup() {
  const { t } = useOptions();
  const { settings } = useView();
  const tag = settings.triggerProven ? (
    <Tag tone="ok">{t('options.trigger.proven')}</Tag>
  ) : (
    <Tag>{t('options.trigger.unproven')}</Tag>
  );
  return (
    <Section title={t('options.trigger.title')} aside={tag}>
      <p className="quiet">{t('options.trigger.text')}</p>
      <ol className="path">
        <li>
          <h3>{t('options.trigger.step-1')}</h3>
          <PropertyChoice />
        </li>
        <li>
          <h3>{t('options.trigger.step-2')}</h3>
          <MapIt />
        </li>
        <li>
          <h3>{t('options.trigger.step-3')}</h3>
          <Proof which="trigger" />
        </li>
      </ol>
    </Section>
  );
}

function PropertyChoice() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const { writableText, propertiesTrouble } = useCatalogues();
  const [creating, setCreating] = useState(false);
  return (
    <div className="stack">
      <div className="field">
        <span className="label">{t('options.trigger.property')}</span>
        <Combobox
          name={t('options.trigger.property')}
          value={settings.triggerProperty}
          choices={writableText}
          free={propertiesTrouble !== null}
          placeholder={t('options.trigger.none')}
          onPick={(triggerProperty) => void store.save('resync', { triggerProperty })}
        />
        <span className="hint">{t('options.trigger.property-hint')}</span>
      </div>
      <TroubleNotice trouble={propertiesTrouble} area="mapping" />
      {creating ? (
        <CreateProperty onDone={() => setCreating(false)} />
      ) : (
        <div className="row">
          <Button look={settings.triggerProperty ? 'usual' : 'main'} onClick={() => setCreating(true)}>
            {t('options.trigger.create')}
          </Button>
        </div>
      )}
    </div>
  );
}

function CreateProperty({ onDone }: { onDone: () => void }) {
  const { t, store } = useOptions();
  const { hubspot } = useView();
  const task = useTask('trigger-create');
  const [label, setLabel] = useState('SyncLens resync');
  const [name, setName] = useState('synclens_resync');
  const good = /^[a-z][a-z0-9_]{0,99}$/.test(name);
  const allowed = hubspot?.scopes.find((scope) => scope.name === 'crm.schemas.contacts.write')?.granted ?? false;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (good && (await store.run('trigger-create', { name, label: label.trim() || name }))) {
      await store.run('properties-list', {});
      onDone();
    }
  }
  return (
    <form className="stack inset" onSubmit={submit} noValidate>
      {!allowed && <p className="reason">{t('options.trigger.no-scope')}</p>}
      <TextField label={t('options.trigger.label')} value={label} onChange={(event) => setLabel(event.target.value)} />
      <TextField
        label={t('options.trigger.name')}
        value={name}
        error={good ? null : t('options.trigger.name-error')}
        onChange={(event) => setName(event.target.value)}
      />
      <TroubleNotice trouble={task.trouble} area="trigger" />
      <div className="row">
        <Button type="submit" look="main" busy={task.running} disabled={!good}>
          {t('options.trigger.create-now')}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What to do in both CRMs, and which fields it was mapped to: that is where the written value is read back. */
function MapIt() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const links = useLinks();
  const catalogues = useCatalogues();
  const property = settings.triggerProperty;
  const row = settings.mapping.find((one) => one.property === property);
  if (!property) return <p className="quiet">{t('options.proof.first')}</p>;
  const keep = (change: { leadField?: string | null; contactField?: string | null }) => {
    void store.save('resync', ({ mapping }) => {
      const now = mapping.find((one) => one.property === property);
      const before = now ?? { property, leadField: null, contactField: null, rule: 'two-way' as const };
      return { mapping: upsertRow(mapping, { ...before, ...change }) };
    });
  };
  const field = (key: 'leadField' | 'contactField', of: 'lead' | 'contact') => (
    <div className="field">
      <span className="label">{t(`options.mapping.${of}-field`)}</span>
      <Combobox
        name={t(`options.trigger.${of}-field`)}
        value={row?.[key] ?? null}
        choices={catalogues[of]}
        free={catalogues.fieldsTrouble !== null}
        placeholder={t('options.mapping.no-field')}
        onPick={(value) => keep({ [key]: value })}
      />
    </div>
  );
  return (
    <div className="stack">
      <ul className="bullets">
        <li>
          {t('options.trigger.map-1')} <Out href={links.leadFields}>{t('options.trigger.open-lead')}</Out>{' '}
          <Out href={links.contactFields}>{t('options.trigger.open-contact')}</Out>
        </li>
        <li>
          {t('options.trigger.map-2', { property })}{' '}
          <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
        </li>
        <li>{t('options.trigger.map-3')}</li>
      </ul>
      <div className="pair">
        {field('leadField', 'lead')}
        {field('contactField', 'contact')}
      </div>
    </div>
  );
}
