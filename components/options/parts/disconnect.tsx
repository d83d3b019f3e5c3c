import { useRef } from 'react';
import { Button } from '../../kit';
import { useOptions } from '../context';

/** Disconnects after a question that says what stays and what goes. */
export function Disconnect({ which }: { which: 'hubspot' | 'salesforce' }) {
  const { t, store } = useOptions();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button look="plain" onClick={() => dialog.current?.showModal()}>
        {t('options.disconnect')}
      </Button>
      <dialog ref={dialog} aria-labelledby={`${which}-leave`}>
        <h2 id={`${which}-leave`}>{t(`options.${which}.disconnect-title`)}</h2>
        <p>{t(`options.${which}.disconnect-text`)}</p>
        <div className="row end">
          <Button onClick={() => dialog.current?.close()}>{t('options.cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              dialog.current?.close();
              void store.disconnect(which);
            }}
          >
            {t('options.disconnect')}
          </Button>
        </div>
      </dialog>
    </>
  );
}
