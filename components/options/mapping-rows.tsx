import type { MappingRow, SyncRule } from '../../lib/eligibility/types';
import { type Evidence, rowProblem, withRow } from '../../lib/ui/options/mapping-rows';
import { Button } from '../kit';
import { useOptions, useView } from './context';
import { Tag } from './parts/basics';
import type { Catalogues } from './parts/catalogues';
import { Combobox } from './parts/combobox';
import { Mark } from './parts/mark';
import { Seen } from './parts/seen';

const rules: readonly SyncRule[] = ['two-way', 'prefer-salesforce', 'always-salesforce', 'none'];

interface Props {
  readonly rows: readonly MappingRow[];
  readonly catalogues: Catalogues;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** The rows, each saved as soon as it is changed. */
export function MappingRows({ rows, catalogues, evidence }: Props) {
  const { t, store } = useOptions();
  const save = (change: (rows: readonly MappingRow[]) => MappingRow[]) =>
    void store.save('mapping', ({ mapping }) => ({ mapping: change(mapping) }));
  return (
    <ul className="mapping" aria-label={t('options.mapping.title')}>
      <li className="mapping-head" aria-hidden="true">
        <span>{t('options.mapping.property')}</span>
        <span>{t('options.mapping.lead-field')}</span>
        <span>{t('options.mapping.contact-field')}</span>
        <span>{t('options.mapping.rule')}</span>
        <span />
      </li>
      {rows.map((row) => (
        <Row
          key={row.property}
          row={row}
          catalogues={catalogues}
          evidence={evidence.get(row.property)}
          onChange={(change) => save((now) => withRow(now, row.property, change))}
          onRemove={() => save((now) => now.filter((one) => one.property !== row.property))}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: MappingRow;
  readonly catalogues: Catalogues;
  readonly evidence: Evidence | undefined;
  onChange(change: Partial<MappingRow>): void;
  onRemove(): void;
}

function Row({ row, catalogues, evidence, onChange, onRemove }: RowProps) {
  const { t } = useOptions();
  const { settings } = useView();
  const label = catalogues.labelOf(row.property);
  const free = catalogues.fieldsTrouble !== null;
  const field = (key: 'leadField' | 'contactField', of: 'lead' | 'contact') => (
    <div className="cell" data-label={t(`options.mapping.${of}-field`)}>
      <Combobox
        name={t(`options.mapping.${of}-field-of`, { property: label })}
        value={row[key]}
        choices={catalogues[of]}
        free={free}
        placeholder={t('options.mapping.no-field')}
        onPick={(value) => onChange({ [key]: value })}
      />
    </div>
  );
  return (
    <li className="mapping-row" data-property={row.property}>
      <div className="cell property">
        <strong dir="auto">{label}</strong>
        <code>{row.property}</code>
        {settings.triggerProperty === row.property && <Tag>{t('options.mapping.trigger')}</Tag>}
        {rowProblem(row) && <small className="reason">{t('options.mapping.problem.no-field')}</small>}
      </div>
      {field('leadField', 'lead')}
      {field('contactField', 'contact')}
      <div className="cell" data-label={t('options.mapping.rule')}>
        <select
          className="input"
          aria-label={t('options.mapping.rule-of', { property: label })}
          value={row.rule}
          title={t(`options.mapping.rule.${row.rule}`)}
          onChange={(event) => onChange({ rule: event.target.value as SyncRule })}
        >
          {rules.map((rule) => (
            <option key={rule} value={rule}>
              {t(`options.mapping.rule.${rule}`)}
            </option>
          ))}
        </select>
      </div>
      <Button look="plain" aria-label={t('options.mapping.remove', { property: label })} onClick={onRemove}>
        <Mark name="remove" />
      </Button>
      <Seen of={`mapping/${row.property}`} />
      {evidence && <small className="because">{t('options.mapping.evidence', { ...evidence })}</small>}
    </li>
  );
}
