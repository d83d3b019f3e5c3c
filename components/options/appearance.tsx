import type { Theme } from '../../lib/ui/theme';
import { Section } from '../kit';
import { useOptions, useView } from './context';
import { Choices } from './parts/choices';
import { SectionPage } from './parts/section';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme is the browser's, with or without a portal; so is the language. */
export function AppearanceSection() {
  const { t, store } = useOptions();
  const { settings } = useView();
  return (
    <SectionPage name="appearance">
      <Section title={t('options.appearance.theme')}>
        <Choices
          legend={t('options.appearance.legend')}
          name="theme"
          value={settings.theme}
          choices={themes.map((value) => ({ value, label: t(`options.appearance.${value}`) }))}
          onPick={(theme) => void store.save('appearance', { theme })}
        />
      </Section>
      <Section title={t('options.appearance.language')}>
        <p>{t('options.appearance.language-text')}</p>
      </Section>
    </SectionPage>
  );
}
