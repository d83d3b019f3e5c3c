import { type ComponentProps, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';

interface Around {
  label: string;
  hint?: ReactNode;
  /** Why the value was not taken. */
  error?: ReactNode;
}

/**
 * A field for names, values and words to search for; its label stands elsewhere. Nobody types prose into it: a spelling
 * check would find everything wrong, and makes the browser fetch a dictionary.
 */
export function Input({ className, ...input }: ComponentProps<'input'>) {
  return <input autoComplete="off" spellCheck={false} className={`input ${className ?? ''}`.trim()} {...input} />;
}

/** A text field with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, error, ...input }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} aria-invalid={Boolean(error)} aria-describedby={`${id}-more`} {...input} />
      <More id={`${id}-more`} hint={hint} error={error} />
    </div>
  );
}

/** A field for many lines, as for a list that is pasted. */
export function TextArea({ label, hint, error, ...area }: Around & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-more`}
        {...area}
      />
      <More id={`${id}-more`} hint={hint} error={error} />
    </div>
  );
}

/** A choice among few, as a native select. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...select
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" aria-describedby={`${id}-more`} {...select}>
        {children}
      </select>
      <More id={`${id}-more`} hint={hint} error={error} />
    </div>
  );
}

function More({ id, hint, error }: { id: string; hint?: ReactNode; error?: ReactNode }) {
  return (
    <div id={id} className={error ? 'error' : 'hint'} role={error ? 'alert' : undefined}>
      {error || hint}
    </div>
  );
}
