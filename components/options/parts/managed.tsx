import { useStore } from 'zustand';
import { useOptions } from '../context';
import { Notice } from './basics';

/** What the organisation has fixed for this browser, before an admin looks for why a field cannot be changed. */
export function ManagedNotice() {
  const { t, store } = useOptions();
  const managed = useStore(store, (state) => state.view?.managed);
  if (!managed) return null;
  const { locked, salesforceHosts, featuresOff, unreadable } = managed;
  const names = (all: readonly string[], area: string) =>
    all.map((name) => (t.has(`${area}.${name}`) ? t(`${area}.${name}`) : name)).join(', ');
  return (
    <Notice tone="info" title={t('options.managed.title')}>
      {locked.length > 0 && <p>{t('options.managed.locked', { names: names(locked, 'history.setting') })}</p>}
      {salesforceHosts.length > 0 && <p>{t('options.managed.hosts', { hosts: salesforceHosts.join(', ') })}</p>}
      {featuresOff.length > 0 && (
        <p>{t('options.managed.off', { names: names(featuresOff, 'options.managed.feature') })}</p>
      )}
      {unreadable.length > 0 && <p>{t('options.managed.unreadable', { names: unreadable.join(', ') })}</p>}
    </Notice>
  );
}

/** Whether the organisation has fixed this setting. */
export function useLocked(name: string): boolean {
  return useStore(useOptions().store, (state) => state.view?.managed?.locked.includes(name) ?? false);
}
