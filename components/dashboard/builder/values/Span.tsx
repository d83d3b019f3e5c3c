import { units } from '../../../../lib/ui/builder/model';
import { useDashboard } from '../../context';
import type { FieldProps } from './ValueField';
import { ValueInput } from './ValueInput';

/** A unit of the calendar, with how many of them where that is asked. */
export function Span({ counted, ...field }: FieldProps & { counted: boolean }) {
  const { t } = useDashboard();
  const { values, change } = field;
  const count = counted ? Number(values.text) || 2 : 1;
  return (
    <div className="value span">
      {counted && <ValueInput field={field} of="text" label={t('builder.count')} inputMode="numeric" />}
      <select
        className="input"
        aria-label={t('builder.unit')}
        value={values.unit ?? 'MONTH'}
        onChange={(event) => change({ unit: units.find((one) => one === event.target.value) })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`builder.unit.${unit}`, { count })}
          </option>
        ))}
      </select>
    </div>
  );
}
