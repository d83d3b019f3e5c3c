import { units } from '../../../../lib/ui/builder/model';
import { useDashboard } from '../../context';
import type { FieldProps } from './ValueField';

export function OneDay({ values, change, hint, wrong }: FieldProps) {
  const { t } = useDashboard();
  return (
    <div className="value one">
      <input
        type="date"
        className="input"
        aria-label={t('builder.value')}
        aria-describedby={hint}
        aria-invalid={wrong}
        value={values.text ?? ''}
        onChange={(event) => change({ text: event.target.value })}
      />
    </div>
  );
}

/** From one day to another, both included. */
export function Days({ values, change, hint, wrong }: FieldProps) {
  const { t } = useDashboard();
  return (
    <div className="value pair">
      <input
        type="date"
        className="input"
        aria-label={t('builder.from')}
        aria-describedby={hint}
        aria-invalid={wrong}
        value={values.lower ?? ''}
        onChange={(event) => change({ lower: event.target.value })}
      />
      <span>{t('builder.and')}</span>
      <input
        type="date"
        className="input"
        aria-label={t('builder.to')}
        aria-describedby={hint}
        aria-invalid={wrong}
        value={values.upper ?? ''}
        onChange={(event) => change({ upper: event.target.value })}
      />
    </div>
  );
}

/** A unit of the calendar, with how many of them where that is asked. */
export function Span({ values, change, hint, wrong, counted }: FieldProps & { counted: boolean }) {
  const { t } = useDashboard();
  const count = counted ? Number(values.text) || 2 : 1;
  return (
    <div className="value span">
      {counted && (
        <input
          className="input"
          aria-label={t('builder.count')}
          aria-describedby={hint}
          aria-invalid={wrong}
          inputMode="numeric"
          value={values.text ?? ''}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
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
