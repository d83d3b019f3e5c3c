import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../../../kit';
import { useDashboard } from '../../context';

interface Props {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A dialog over the page. Escape closes it. */
export function Dialog({ title, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose} className="stack">
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  );
}

/** Asks before something is gone for good. */
export function ConfirmDialog(props: {
  title: string;
  text: string;
  yes: string;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useDashboard();
  const { title, text, yes, onYes, onClose } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="row end">
        <Button onClick={onClose}>{t('builder.cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            onYes();
            onClose();
          }}
        >
          {yes}
        </Button>
      </div>
    </Dialog>
  );
}
