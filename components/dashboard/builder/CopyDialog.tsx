import { Button } from '../../kit';
import { useDashboard } from '../context';
import { useBuilder } from './context';
import { Dialog } from './parts/Dialog';
import { Picker } from './parts/Picker';
import { useSegments } from './parts/use-segments';

/** Any segment to begin with. */
export function CopyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useDashboard();
  const store = useBuilder();
  const { picks, query, searching, more } = useSegments(true);
  return (
    <Dialog title={t('builder.copy-title')} onClose={onClose}>
      <p className="quiet">{t('builder.copy-replaces')}</p>
      <div className="copy-field">
        <Picker
          label={t('builder.list')}
          shown=""
          picks={picks}
          onQuery={query}
          searching={searching}
          more={more}
          placeholder={t('builder.list-search')}
          autoFocus
          onPick={({ value }) => {
            onClose();
            void store.copy(value);
          }}
        />
      </div>
      <div className="row end">
        <Button onClick={onClose}>{t('builder.cancel')}</Button>
      </div>
    </Dialog>
  );
}
