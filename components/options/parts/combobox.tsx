import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useOptions } from '../context';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Props {
  /** Name for screen readers. */
  readonly name: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
  /** Null: the field was emptied. */
  onPick(value: string | null): void;
  readonly placeholder?: string;
  /** Takes what is typed, where the list could not be read. */
  readonly free?: boolean;
  readonly id?: string;
}

const shown = 60;

/** A text field that finds one of many; nothing changes until one is picked. */
export function Combobox({ name, value, choices, onPick, placeholder, free = false, id }: Props) {
  const { t } = useOptions();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const found = useMemo(() => match(choices, typed ?? ''), [choices, typed]);
  const open = typed !== null;
  const current = choices.find((one) => one.value === value);

  function close() {
    setTyped(null);
    setAt(0);
  }
  function pick(next: string | null) {
    close();
    if (next !== value) onPick(next);
  }
  function leave() {
    const text = typed?.trim() ?? '';
    if (typed !== null && text === '' && value !== null) pick(null);
    else if (free && text !== '') pick(text);
    else close();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setTyped('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setAt((was) => Math.max(0, Math.min(found.length - 1, was + step)));
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      const one = found[at];
      return one && typed !== '' ? pick(one.value) : one && at > 0 ? pick(one.value) : leave();
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  }
  return (
    <div className="combobox">
      <input
        id={id}
        role="combobox"
        aria-label={name}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? current?.label ?? value ?? ''}
        title={value ?? undefined}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onClick={() => typed === null && setTyped('')}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <div className="choices" id={list} role="listbox" aria-label={name} hidden={!open} tabIndex={-1}>
        {open && value !== null && (
          <button
            type="button"
            className="clear"
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(null)}
          >
            {t('options.combobox.clear')}
          </button>
        )}
        {open &&
          found.map((one, i) => (
            <div
              key={one.value}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className="choice"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(one.value)}
              onKeyDown={onKeyDown}
            >
              <span>{one.label}</span>
              {one.hint && <small>{one.hint}</small>}
            </div>
          ))}
        {open && found.length === 0 && (
          <div className="none">{t(free ? 'options.combobox.free' : 'options.combobox.none')}</div>
        )}
      </div>
    </div>
  );
}

function match(choices: readonly Choice[], text: string): Choice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return choices
    .filter(({ label, value, hint }) => {
      const all = `${label} ${value} ${hint ?? ''}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .slice(0, shown);
}
