import type { ReactNode } from 'react';

interface Props<V extends string> {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly name: string;
  readonly value: V;
  readonly choices: readonly {
    readonly value: V;
    readonly label: string;
    readonly hint?: ReactNode;
    readonly disabled?: boolean;
  }[];
  readonly look?: 'row' | 'cards';
  onPick(value: V): void;
}

/** One of a few, as radio buttons. */
export function Choices<V extends string>({ legend, hint, name, value, choices, look = 'row', onPick }: Props<V>) {
  return (
    <fieldset className={`choices-set ${look}`}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="alternatives">
        {choices.map((one) => (
          <label key={one.value} className={one.disabled ? 'off' : ''}>
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={one.value === value}
              disabled={one.disabled}
              onChange={() => onPick(one.value)}
            />
            <span>
              {one.label}
              {one.hint && <small>{one.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
