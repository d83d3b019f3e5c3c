import { useDashboard } from '../../context';
import { Picker } from '../parts/Picker';
import { Chips } from './Chips';
import type { FieldProps } from './ValueField';
import { ValueInput } from './ValueInput';

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

/** One text, number, day, or number of days. */
export function OneValue({ kind, ...field }: FieldProps & { kind: 'text' | 'number' | 'days' | 'day' }) {
  const { t } = useDashboard();
  const how = {
    text: { dir: 'auto' },
    number: { inputMode: 'decimal' },
    days: { inputMode: 'numeric' },
    day: { type: 'date' },
  } as const;
  return (
    <div className={`value one ${kind}`}>
      <ValueInput
        field={field}
        of="text"
        label={t(kind === 'days' ? 'builder.count' : 'builder.value')}
        {...how[kind]}
      />
      {kind === 'days' && <span>{t('builder.days-unit')}</span>}
    </div>
  );
}
