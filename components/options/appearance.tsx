import type { Theme } from '../../lib/ui/theme';
import { Section } from '../kit';
import { useOptions, useView } from './context';
import { Notice } from './parts/basics';
import { Choices } from './parts/choices';
import { SectionPage } from './parts/section';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme is kept with the portal; the language follows the browser. */
export function AppearanceSection() {
  const { t, store } = useOptions();
  const { settings, hubspot } = useView();
  return (
    <SectionPage name="appearance">
      <Section title={t('options.appearance.theme')}>
        {!hubspot && <Notice tone="info">{t('options.appearance.needs-hubspot')}</Notice>}
        <Choices
          legend={t('options.appearance.legend')}
          name="theme"
          value={settings.theme}
          choices={themes.map((value) => ({ value, label: t(`options.appearance.${value}`), disabled: !hubspot }))}
          onPick={(theme) => void store.save('appearance', { theme })}
        />
      </Section>
      <Section title={t('options.appearance.language')}>
        <p>{t('options.appearance.language-text')}</p>
      </Section>
    </SectionPage>
  );
}
