import { useDashboard } from '../../context';
import { Picker } from '../parts/Picker';
import { Chips } from './Chips';
import type { FieldProps } from './ValueField';

/** Several texts, each a chip. */
export function Texts({ values, change, hint, wrong }: FieldProps) {
  const { t } = useDashboard();
  const list = values.list ?? [];
  return (
    <div className="value">
      <Chips
        values={list}
        labelOf={(one) => one}
        onRemove={(one) => change({ list: list.filter((it) => it !== one) })}
      />
      <Picker
        label={t('builder.values')}
        shown=""
        picks={[]}
        free
        several
        placeholder={t('builder.text-add')}
        describedBy={hint}
        invalid={wrong}
        onPick={({ value }) => !list.includes(value) && change({ list: [...list, value] })}
      />
    </div>
  );
}

/** One text, number, or number of days. */
export function OneText({ values, change, hint, wrong, kind }: FieldProps & { kind: 'text' | 'number' | 'days' }) {
  const { t } = useDashboard();
  return (
    <div className={`value one ${kind}`}>
      <input
        className="input"
        aria-label={t(kind === 'days' ? 'builder.count' : 'builder.value')}
        aria-describedby={hint}
        aria-invalid={wrong}
        inputMode={kind === 'text' ? 'text' : kind === 'days' ? 'numeric' : 'decimal'}
        dir="auto"
        spellCheck={false}
        value={values.text ?? ''}
        onChange={(event) => change({ text: event.target.value })}
      />
      {kind === 'days' && <span>{t('builder.days-unit')}</span>}
    </div>
  );
}

/** Two numbers, both included. */
export function Range({ values, change, hint, wrong }: FieldProps) {
  const { t } = useDashboard();
  return (
    <div className="value pair">
      <input
        className="input"
        aria-label={t('builder.from')}
        aria-describedby={hint}
        aria-invalid={wrong}
        inputMode="decimal"
        value={values.lower ?? ''}
        onChange={(event) => change({ lower: event.target.value })}
      />
      <span>{t('builder.and')}</span>
      <input
        className="input"
        aria-label={t('builder.to')}
        aria-describedby={hint}
        aria-invalid={wrong}
        inputMode="decimal"
        value={values.upper ?? ''}
        onChange={(event) => change({ upper: event.target.value })}
      />
    </div>
  );
}
