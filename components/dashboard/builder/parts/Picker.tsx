import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Input } from '../../../kit';
import { useDashboard } from '../../context';

export interface Pick {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Items of one heading stand together. */
  readonly heading?: string;
}
interface Props {
  /** Name for screen readers. */
  readonly label: string;
  /** What stands in the field while nobody types. */
  readonly shown: string;
  readonly picks: readonly Pick[];
  onPick(pick: Pick): void;
  /** The list comes from elsewhere: asked with what is typed, and not filtered here. */
  readonly onQuery?: (text: string) => void;
  /** Called where the list opens: what stands in it may be asked for then. */
  readonly onOpen?: () => void;
  /** Stays open after a pick, for several. */
  readonly several?: boolean;
  /** Takes what is typed with Enter. */
  readonly free?: boolean;
  readonly searching?: boolean;
  readonly more?: boolean;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly autoFocus?: boolean;
}
const most = 80;

/** A text field that finds one of many by words; nothing changes until one is picked. */
export function Picker(props: Props) {
  const { label, shown, picks, onPick, onQuery, several, free, searching, more, placeholder } = props;
  const { t } = useDashboard();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null;
  const all = useMemo(() => (onQuery ? [...picks] : match(picks, typed ?? '')), [onQuery, picks, typed]);
  const found = all.slice(0, most);
  useEffect(() => {
    if (open) list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);
  useEffect(() => {
    if (props.autoFocus) field.current?.focus();
  }, [props.autoFocus]);

  function type(text: string | null) {
    setTyped(text);
    setAt(0);
    if (text === null) return;
    if (!open) props.onOpen?.();
    onQuery?.(text);
  }
  function pick(one: Pick | undefined) {
    if (!one) return;
    onPick(one);
    type(several ? '' : null);
  }
  const free1 = (typed ?? '').trim();
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return type('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setAt((was) => Math.max(0, Math.min(found.length - 1, was + step)));
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (free && free1 !== '' && !found.some((one) => one.value === free1))
        return pick({ value: free1, label: free1 });
      return pick(found[at]);
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      type(null);
    }
  }
  function leave() {
    if (free && free1 !== '') onPick({ value: free1, label: free1 });
    type(null);
  }
  return (
    <div className="picker">
      <Input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        dir="auto"
        value={typed ?? shown}
        title={open ? undefined : shown}
        placeholder={placeholder}
        onChange={(event) => type(event.target.value)}
        onClick={() => !open && type('')}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <div className="picks" hidden={!open}>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          aria-multiselectable={several || undefined}
          // The field keeps the focus, also while the list is scrolled by mouse.
          onMouseDown={(event) => event.preventDefault()}
        >
          {open &&
            found.map((one, index) => (
              <Row
                key={one.value}
                one={one}
                id={`${id}-${index}`}
                at={index}
                active={index === at}
                heading={one.heading !== found[index - 1]?.heading ? one.heading : undefined}
                onPick={() => pick(one)}
                onKeyDown={onKeyDown}
              />
            ))}
        </div>
        {open && (
          <p className="note" role="status">
            {searching && t('builder.searching')}
            {!searching && found.length === 0 && t(free ? 'builder.text-add' : 'builder.nothing-found')}
            {!searching && found.length > 0 && (more || all.length > most) && t('builder.more-found')}
          </p>
        )}
      </div>
    </div>
  );
}

interface RowProps {
  one: Pick;
  id: string;
  at: number;
  active: boolean;
  heading: string | undefined;
  onPick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}
function Row({ one, id, at, active, heading, onPick, onKeyDown }: RowProps) {
  return (
    <>
      {heading && (
        <div className="heading" role="presentation">
          {heading}
        </div>
      )}
      <div
        id={id}
        className="pick"
        role="option"
        tabIndex={-1}
        aria-selected={active}
        data-at={at}
        data-value={one.value}
        onClick={onPick}
        onKeyDown={onKeyDown}
      >
        <span dir="auto">{one.label}</span>
        {one.hint && <small>{one.hint}</small>}
      </div>
    </>
  );
}

/** All words somewhere in the label or the name; those that begin with the text stand first. */
function match(picks: readonly Pick[], text: string): Pick[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return picks.filter(({ label, value, hint }) => {
    const all = `${label} ${value} ${hint ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
