import type { WatchView } from '../../../lib/protocol/watch-pages';
import { everyMinutes, firstQuiet, mostCallsADay } from '../../../lib/ui/watch/choices';
import { Notice, Section, SelectField, TextField } from '../../kit';
import { useDashboard } from '../context';
import { TellOfJobs } from '../runs/Tell';
import { useWatch, useWatchStore } from './context';

/** How often it looks, and how it tells. Each change holds at once. */
export function Settings({ view }: { view: WatchView }) {
  const { t } = useDashboard();
  const store = useWatchStore();
  const { declined } = useWatch();
  const { settings, zone } = view;
  const { quiet } = settings;
  return (
    <Section title={t('watch.settings.title')}>
      <div className="watch-settings">
        <SelectField
          label={t('watch.every')}
          hint={t('watch.every.hint', { count: mostCallsADay(settings.everyMinutes) })}
          value={settings.everyMinutes}
          onChange={({ target }) => void store.set({ everyMinutes: Number(target.value) })}
        >
          {everyMinutes.map((one) => (
            <option key={one} value={one}>
              {t(`watch.every.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="stack">
        <label className="row">
          <input
            type="checkbox"
            checked={settings.notify}
            onChange={({ target }) => void store.set({ notify: target.checked })}
          />
          {t('watch.notify')}
        </label>
        <p className="quiet">{t('watch.notify.hint')}</p>
        {declined && (
          <Notice tone="amber" live>
            <p>{t('watch.notify.refused')}</p>
          </Notice>
        )}
      </div>
      <TellOfJobs />
      {settings.notify && (
        <div className="stack">
          <label className="row">
            <input
              type="checkbox"
              checked={quiet !== null}
              onChange={({ target }) => void store.set({ quiet: target.checked ? firstQuiet : null })}
            />
            {t('watch.quiet')}
          </label>
          <p className="quiet">{t('watch.quiet.hint')}</p>
          {quiet && (
            <div className="watch-settings">
              {(['from', 'to'] as const).map((end) => (
                <TextField
                  key={end}
                  type="time"
                  label={t(`watch.quiet.${end}`)}
                  value={quiet[end]}
                  onChange={({ target }) =>
                    target.value && void store.set({ quiet: { ...quiet, [end]: target.value } })
                  }
                />
              ))}
              <SelectField
                label={t('watch.quiet.zone')}
                value={quiet.zone}
                onChange={({ target }) =>
                  void store.set({ quiet: { ...quiet, zone: target.value === 'portal' ? 'portal' : 'own' } })
                }
              >
                <option value="own">{t('watch.quiet.zone.own')}</option>
                <option value="portal">{t('watch.quiet.zone.portal', { zone: zone ?? 'UTC' })}</option>
              </SelectField>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
