import { useState } from 'react';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { CopyDialog } from './CopyDialog';
import { useBuilder, useBuilt } from './context';
import { ConfirmDialog } from './parts/Dialog';

/** Where the draft comes from, that it is kept, and how to begin another way. */
export function Head() {
  const { t } = useDashboard();
  const store = useBuilder();
  const settings = useSettings();
  const draft = useBuilt((state) => state.draft);
  const restoredAt = useBuilt((state) => state.restoredAt);
  const busy = useBuilt((state) => state.busy);
  const trouble = useBuilt((state) => state.actionTrouble);
  const [open, setOpen] = useState<'copy' | 'discard' | null>(null);
  const current = settings.segment;
  const kept = draft.groups.reduce(
    (sum, group) => sum + (group.kind === 'kept' ? 1 : group.criteria.filter((one) => one.kind === 'kept').length),
    0,
  );
  return (
    <div className="head">
      <div className="row">
        {current && (
          <Button busy={busy === 'copy'} onClick={() => void store.copy(current.id)}>
            {t('builder.copy-current')}
          </Button>
        )}
        <Button onClick={() => setOpen('copy')}>{t('builder.copy')}</Button>
        <Button look="plain" onClick={() => setOpen('discard')}>
          {t('builder.discard')}
        </Button>
        <KeepWords />
      </div>
      {restoredAt !== null && <p className="quiet">{t('builder.restored', { keptAt: restoredAt })}</p>}
      {draft.from && (
        <p className="from">
          {t('builder.copied', { name: draft.from.name })}{' '}
          {kept > 0 && <strong>{t('builder.copied-kept', { count: kept })}</strong>}
        </p>
      )}
      {trouble && (
        <Notice tone="red" live>
          {troubleText(trouble, t, 'builder')}
        </Notice>
      )}
      {open === 'copy' && <CopyDialog onClose={() => setOpen(null)} />}
      {open === 'discard' && (
        <ConfirmDialog
          title={t('builder.discard-title')}
          text={t('builder.discard-text')}
          yes={t('builder.discard-yes')}
          onYes={() => void store.discard()}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function KeepWords() {
  const { t } = useDashboard();
  const keep = useBuilt((state) => state.keep);
  if (keep.state === 'idle') return null;
  const text =
    keep.state === 'kept'
      ? t('builder.kept', { time: timeOf(keep.at, t.locale) })
      : t(keep.state === 'keeping' ? 'builder.keeping' : 'builder.not-kept');
  return (
    <span className="keep" data-keep={keep.state} role="status">
      {text}
    </span>
  );
}

/** The time of day alone. */
export const timeOf = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', { timeStyle: 'short' }).format(at);
