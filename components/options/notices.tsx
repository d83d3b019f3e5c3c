import { useStore } from 'zustand';
import { troubleText } from '../../lib/ui/text/trouble';
import { MixedNotice } from '../environments/Mark';
import { Button } from '../kit';
import { useOptions } from './context';
import { Notice } from './parts/basics';
import { ManagedNotice } from './parts/managed';

/** What concerns all sections: settings set aside, what the organisation fixed, a pair of two kinds, a background that fails. */
export function Notices() {
  const { t, store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const trouble = useStore(store, (state) => state.loadTrouble);
  return (
    <>
      {view?.setAside && (
        <Notice tone="warn" title={t('options.set-aside.title')}>
          {t('options.set-aside.text')}{' '}
          <Button onClick={() => void store.dismissSetAside()}>{t('options.set-aside.dismiss')}</Button>
        </Notice>
      )}
      <ManagedNotice />
      <MixedNotice item={view?.environments[0]} t={t} />
      {trouble && (
        <Notice tone="bad" title={t('options.load-failed')}>
          {troubleText(trouble, t, 'options.load')}{' '}
          <Button onClick={() => void store.load()}>{t('options.try-again')}</Button>
        </Notice>
      )}
      {!view && !trouble && <p className="quiet">{t('options.loading')}</p>}
    </>
  );
}
