import { useState } from 'react';
import { Button } from '../../kit';
import { useOptions } from '../context';

/** Text to be taken over letter for letter into a CRM's own page, with a button that copies it. */
export function CopyText({ text, name }: { text: string; name: string }) {
  const { t } = useOptions();
  const [state, setState] = useState<'copied' | 'failed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <span className="copy">
      <code>{text}</code>
      <Button look="plain" onClick={copy} aria-label={t('options.copy.name', { name })}>
        {t(state === 'copied' ? 'options.copy.done' : 'options.copy.copy')}
      </Button>
      <span role="status" className={state === 'failed' ? 'hint' : 'hidden'}>
        {state && t(`options.copy.${state === 'failed' ? 'failed' : 'done'}`)}
      </span>
    </span>
  );
}
