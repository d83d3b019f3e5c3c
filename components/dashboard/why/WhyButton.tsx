import { useEffect, useState } from 'react';
import { createWhyStore } from '../../../lib/ui/why-store';
import { Button } from '../../kit';
import { WhyProvider } from '../../why/context';
import { Reasons } from '../../why/Reasons';
import { Dialog } from '../builder/parts/Dialog';
import { useDashboard, useSettings } from '../context';

interface Props {
  id: string;
  name: string;
}

/** Opens the criteria of the segment in force against one contact of a table. Nothing where none is chosen. */
export function WhyButton({ id, name }: Props) {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const [open, setOpen] = useState(false);
  if (settings.segment.mode !== 'segment') return null;
  return (
    <>
      <Button look="plain" aria-label={t('dashboard.why.of', { name })} onClick={() => setOpen(true)}>
        {t('dashboard.why')}
      </Button>
      {open && <WhyDialog id={id} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

function WhyDialog({ id, name, onClose }: Props & { onClose: () => void }) {
  const { t, ask } = useDashboard();
  const { segment } = useSettings();
  const [store] = useState(() => createWhyStore(ask, id));
  useEffect(() => void store.askWhy(), [store]);
  const openOptions = (section = '') => {
    location.href = `options.html#${section}`;
  };
  return (
    <Dialog title={t('dashboard.why.of', { name })} onClose={onClose}>
      <div className="why stack">
        {segment && <p>{t('dashboard.why.segment', { name: segment.name })}</p>}
        <WhyProvider value={{ t, store, openOptions }}>
          <Reasons />
        </WhyProvider>
      </div>
      <div className="row end">
        <Button onClick={onClose}>{t('dashboard.why.close')}</Button>
      </div>
    </Dialog>
  );
}
