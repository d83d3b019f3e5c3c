import { useId, useRef } from 'react';
import { Button } from '../../kit';
import { useOptions } from '../context';

interface Props {
  /** What stands on both buttons. */
  readonly name: string;
  readonly label?: string;
  readonly title: string;
  readonly text: string;
  onYes(): void;
}

/** A button that does what it says only after a question that says what stays and what goes. */
export function AskFirst({ name, label, title, text, onYes }: Props) {
  const { t } = useOptions();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <Button look="plain" aria-label={label} onClick={() => dialog.current?.showModal()}>
        {name}
      </Button>
      <dialog ref={dialog} aria-labelledby={heading}>
        <h2 id={heading}>{title}</h2>
        <p>{text}</p>
        <div className="row end">
          <Button onClick={() => dialog.current?.close()}>{t('options.cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {name}
          </Button>
        </div>
      </dialog>
    </>
  );
}
