import { useState } from 'react';
import { Button } from '../../kit';
import { useOptions } from '../context';

interface Props {
  readonly text: string;
  /** What is copied, for screen readers. */
  readonly name: string;
  /** What stands on the button where "Copy" alone does not tell. */
  readonly label?: string;
}

/** Text to be taken over letter for letter into a CRM's own page, with a button that copies it. */
export function CopyText(props: Props) {
  return (
    <span className="copy">
      <code>{props.text}</code>
      <CopyButton {...props} />
    </span>
  );
}

/** Copies at one click, and says whether the browser let it. */
export function CopyButton({ text, name, label }: Props) {
  const { t } = useOptions();
  const [state, setState] = useState<'copied' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <>
      <Button look="plain" onClick={copy} aria-label={label ? undefined : t('options.copy.name', { name })}>
        {state === 'copied' ? t('options.copy.done') : (label ?? t('options.copy.copy'))}
      </Button>
      <span role="status" className={state === 'failed' ? 'hint' : 'hidden'}>
        {state && t(`options.copy.${state === 'failed' ? 'failed' : 'done'}`)}
      </span>
    </>
  );
}
