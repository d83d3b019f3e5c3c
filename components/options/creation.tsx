import { Section, TextField } from '../kit';
import { useLinks, useOptions, useView } from './context';
import { Notice, Out } from './parts/basics';
import { Choices } from './parts/choices';
import { SectionPage } from './parts/section';
import { FromPage, Seen } from './parts/seen';
import { useTyped, useWhenTyped } from './parts/typed';

const answers = { yes: true, no: false, untold: null } as const;
type Told = keyof typeof answers;
const told = (value: boolean | null): Told => (value === null ? 'untold' : value ? 'yes' : 'no');

/** HubSpot's creation settings (R6) and its look interval, mirrored: no API tells them. */
export function CreationSection() {
  const { t, store } = useOptions();
  const { hubspot, settings } = useView();
  const links = useLinks();
  const question = (name: 'createFromSalesforce' | 'createFromHubspot') => (
    <Choices
      legend={t(`options.creation.${name}`)}
      hint={
        <>
          {t(`options.creation.${name}-hint`)} <Seen of={name} />
        </>
      }
      name={name}
      value={told(settings[name])}
      choices={(Object.keys(answers) as Told[]).map((value) => ({ value, label: t(`options.creation.${value}`) }))}
      onPick={(value) => void store.save('creation', { [name]: answers[value] })}
    />
  );
  return (
    <SectionPage name="creation">
      {!hubspot && <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && (
        <>
          <Section
            title={t('options.creation.mirror')}
            aside={<Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>}
          >
            {question('createFromSalesforce')}
            {question('createFromHubspot')}
            <FromPage />
          </Section>
          <Section title={t('options.creation.interval-title')}>
            <Interval />
          </Section>
        </>
      )}
    </SectionPage>
  );
}

function Interval() {
  const { t, store } = useOptions();
  const { settings } = useView();
  const shown = String(settings.lookIntervalMinutes);
  const [typed, setTyped] = useTyped(shown);
  const minutes = Number(typed);
  const good = /^\s*\d{1,4}\s*$/.test(typed) && minutes >= 1 && minutes <= 1440;
  const keep = () => {
    const now = store.getState().view?.settings.lookIntervalMinutes;
    if (good && typed !== shown && minutes !== now) void store.save('creation', { lookIntervalMinutes: minutes });
  };
  useWhenTyped(typed, keep);
  return (
    <TextField
      label={t('options.creation.interval')}
      hint={good ? t('options.creation.interval-hint', { grace: minutes * 2 }) : undefined}
      error={good ? null : t('options.creation.interval-error')}
      className="short"
      inputMode="numeric"
      name="interval"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
