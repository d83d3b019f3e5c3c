import type { ComponentProps } from 'react';
import { Input } from '../../../kit';
import { useDashboard } from '../../context';
import type { FieldProps } from './ValueField';

interface Props extends ComponentProps<'input'> {
  readonly field: FieldProps;
  /** Which part of the value it holds. */
  readonly of: 'text' | 'lower' | 'upper';
  readonly label: string;
}

/** A field for one part of a criterion's value. */
export function ValueInput({ field, of, label, ...input }: Props) {
  return (
    <Input
      aria-label={label}
      aria-describedby={field.hint}
      aria-invalid={field.wrong}
      value={field.values[of] ?? ''}
      onChange={(event) => field.change({ [of]: event.target.value })}
      {...input}
    />
  );
}

/** From one value to another, both included. */
export function Pair({ field, ...input }: { field: FieldProps } & ComponentProps<'input'>) {
  const { t } = useDashboard();
  return (
    <div className="value pair">
      <ValueInput field={field} of="lower" label={t('builder.from')} {...input} />
      <span>{t('builder.and')}</span>
      <ValueInput field={field} of="upper" label={t('builder.to')} {...input} />
    </div>
  );
}
