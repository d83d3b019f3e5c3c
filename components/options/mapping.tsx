import { useEffect } from 'react';
import { evidenceOf, rowProblem, upsertRow } from '../../lib/ui/options/mapping-rows';
import { Button, Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { MappingProposalCard } from './mapping-proposal';
import { MappingRows } from './mapping-rows';
import { Notice, Out, Tag, TroubleNotice } from './parts/basics';
import { useCatalogues } from './parts/catalogues';
import { Combobox } from './parts/combobox';
import { SectionPage } from './parts/section';
import { FromPage } from './parts/seen';

/** Property ↔ fields and rule: proposed from evidence, corrected and confirmed by the admin (R14). */
export function MappingSection() {
  const { t } = useOptions();
  const { hubspot } = useView();
  return (
    <SectionPage name="mapping">
      {hubspot ? <Mapping /> : <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
    </SectionPage>
  );
}

function Mapping() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const { mapping: rows, mappingConfirmed } = settings;
  const catalogues = useCatalogues();
  const proposal = useTask('mapping-propose');
  const links = useLinks();
  useEffect(() => void store.recallEvidence(), [store]);
  const incomplete = rows.filter((row) => rowProblem(row) !== null).length;
  // Rows that count are still confirmed while others lack a field: those count for nothing until they have one.
  const isWhole = mappingConfirmed && incomplete === 0;
  const state = isWhole ? 'confirmed' : mappingConfirmed ? 'confirmed-but' : 'unconfirmed';
  const tag = <Tag tone={isWhole ? 'ok' : 'warn'}>{t(`options.mapping.${state}`, { count: incomplete })}</Tag>;
  return (
    <>
      <MappingProposalCard catalogues={catalogues} />
      <Section title={t('options.mapping.rows', { count: rows.length })} aside={rows.length > 0 && tag}>
        <TroubleNotice trouble={catalogues.propertiesTrouble} area="mapping" />
        <TroubleNotice trouble={catalogues.fieldsTrouble} area="mapping" />
        {rows.length === 0 ? (
          <p className="hint">{t('options.mapping.empty')}</p>
        ) : (
          <MappingRows rows={rows} catalogues={catalogues} evidence={evidenceOf(proposal.value)} />
        )}
        <AddRow />
        {mappingConfirmed && incomplete > 0 && (
          <p className="reason">{t('options.mapping.confirmed-without', { count: incomplete })}</p>
        )}
        <p className="hint">
          {t('options.mapping.compare')} <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
        </p>
        <FromPage />
        {rows.length > 0 && !mappingConfirmed && (
          <div className="row">
            <Button
              look="main"
              disabled={incomplete > 0}
              onClick={() => void store.save('mapping', { mappingConfirmed: true })}
            >
              {t('options.mapping.confirm')}
            </Button>
            <span className="hint">
              {incomplete > 0
                ? t('options.mapping.incomplete', { count: incomplete })
                : t('options.mapping.confirm-hint')}
            </span>
          </div>
        )}
      </Section>
    </>
  );
}

function AddRow() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const { properties, propertiesTrouble } = useCatalogues();
  const taken = new Set(settings.mapping.map((row) => row.property));
  function add(property: string | null) {
    if (property === null || taken.has(property)) return;
    const row = { property, leadField: null, contactField: null, rule: 'two-way' as const };
    void store.save('mapping', ({ mapping }) => ({ mapping: upsertRow(mapping, row) }));
  }
  return (
    <div className="add">
      <Combobox
        name={t('options.mapping.add')}
        placeholder={t('options.mapping.add')}
        value={null}
        choices={properties.filter((one) => !taken.has(one.value))}
        free={propertiesTrouble !== null}
        onPick={add}
      />
    </div>
  );
}
