import { useDashboard } from '../../context';
import { Sign } from '../parts/Sign';

interface Props {
  values: readonly string[];
  labelOf(value: string): string;
  /** Values that the property no longer has. */
  gone?(value: string): boolean;
  onRemove(value: string): void;
}

/** What was chosen, each with a way out. */
export function Chips({ values, labelOf, gone, onRemove }: Props) {
  const { t } = useDashboard();
  if (values.length === 0) return null;
  return (
    <ul className="chips">
      {values.map((value) => (
        <li key={value} className="chip" data-gone={gone?.(value) || undefined}>
          <span dir="auto">{labelOf(value)}</span>
          <button
            type="button"
            aria-label={t('builder.take-out', { value: labelOf(value) })}
            onClick={() => onRemove(value)}
          >
            <Sign name="cross" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
