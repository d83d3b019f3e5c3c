import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` once in a view at most; `danger` for what cannot be taken back. */
  look?: 'main' | 'usual' | 'plain' | 'danger';
  /** Something is under way: the button waits, and says so to screen readers. */
  busy?: boolean;
  children: ReactNode;
}

/** A native button. While busy it cannot be pressed again, and keeps the focus: a disabled one would lose it. */
export function Button({ look = 'usual', busy = false, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-look={look}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy && <span className="busy" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** A link that leaves the extension, in a tab of its own. */
export function ExternalLink({ href, look, children }: { href: string; look?: 'button'; children: ReactNode }) {
  return (
    <a className={look} href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
