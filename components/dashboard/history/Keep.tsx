import { Section, SelectField } from '../../kit';
import { useDashboard, useSettings } from '../context';

const choices = [7, 30, 90, 180, 365, 1095];
const usual = 90;

/** How long the history is kept. */
export function Keep() {
  const { t, ask, store } = useDashboard();
  const { settings, managed } = useSettings();
  const days = settings.keepHistoryDays ?? usual;
  const locked = managed?.locked.includes('keepHistoryDays') ?? false;
  const set = async (keepHistoryDays: number) => {
    await ask('settings-set', { patch: { keepHistoryDays } });
    await store.load();
  };
  return (
    <Section title={t('history.keep.title')}>
      <div className="left">
        <SelectField
          label={t('history.keep')}
          hint={t(locked ? 'options.managed.this' : 'history.keep.hint')}
          value={days}
          disabled={locked}
          onChange={(event) => void set(Number(event.target.value))}
        >
          {[...new Set([...choices, days])]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {t('history.keep.days', { count })}
              </option>
            ))}
        </SelectField>
      </div>
    </Section>
  );
}
