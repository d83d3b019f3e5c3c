import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useState } from 'react';
import { Input } from '../../kit';
import { useOptions } from '../context';
import { useWhenLeft } from './typed';

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

/** A text field that finds one of many; nothing changes until one is picked, or the text is deleted. */
export function Combobox({ name, value, choices, onPick, placeholder, free = false, id }: Props) {
  const { t } = useOptions();
  const list = useId();
  const [open, setOpen] = useState(false);
  /** Null: nothing was typed since it opened. */
  const [typed, setTyped] = useState<string | null>(null);
  /** The choice that Enter picks; null: none. */
  const [at, setAt] = useState<number | null>(null);
  const found = useMemo(() => match(choices, typed ?? ''), [choices, typed]);
  const current = choices.find((one) => one.value === value);
  const active = open && at !== null && found[at] ? `${list}-${at}` : undefined;
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function close() {
    setOpen(false);
    setTyped(null);
    setAt(null);
  }
  function pick(next: string | null) {
    close();
    if (next !== value) onPick(next);
  }
  function leave() {
    const text = typed?.trim();
    if (text === '') pick(null);
    else if (free && text) pick(text);
    else close();
  }
  useWhenLeft(typed, () => free && leave());
  function move(step: 1 | -1) {
    if (!open) setOpen(true);
    const from = at ?? (current ? found.indexOf(current) - step : step > 0 ? -1 : found.length);
    setAt(Math.max(0, Math.min(found.length - 1, from + step)));
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const one = at === null || typed === '' ? undefined : found[at];
      if (one) pick(one.value);
      else leave();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  }
  return (
    <div className="combobox">
      <Input
        id={id}
        role="combobox"
        aria-label={name}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active}
        value={typed ?? current?.label ?? value ?? ''}
        title={value ?? undefined}
        placeholder={placeholder}
        onChange={(event) => {
          setOpen(true);
          setTyped(event.target.value);
          setAt(0);
        }}
        onClick={(event) => {
          if (!open) event.currentTarget.select();
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <div className="choices" hidden={!open}>
        {open && value !== null && (
          <button type="button" className="clear" tabIndex={-1} onMouseDown={keepFocus} onClick={() => pick(null)}>
            {t('options.combobox.clear')}
          </button>
        )}
        <div id={list} role="listbox" aria-label={name} tabIndex={-1}>
          {open &&
            found.map((one, i) => (
              <div
                key={one.value}
                id={`${list}-${i}`}
                role="option"
                tabIndex={-1}
                aria-selected={i === at}
                className="choice"
                data-current={one.value === value || undefined}
                onMouseDown={keepFocus}
                onClick={() => pick(one.value)}
                onKeyDown={onKeyDown}
              >
                <span>{one.label}</span>
                {one.hint && <small>{one.hint}</small>}
              </div>
            ))}
        </div>
        {open && found.length === 0 && (
          <div className="none" role="status">
            {t(free ? 'options.combobox.free' : 'options.combobox.none')}
          </div>
        )}
      </div>
    </div>
  );
}

/** The text field keeps the focus while the list is used by mouse. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
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
