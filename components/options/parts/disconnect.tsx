import { useOptions } from '../context';
import { AskFirst } from './ask-first';

/** Disconnects after a question that says what stays and what goes. */
export function Disconnect({ which }: { which: 'hubspot' | 'salesforce' }) {
  const { t, store } = useOptions();
  return (
    <AskFirst
      name={t('options.disconnect')}
      title={t(`options.${which}.disconnect-title`)}
      text={t(`options.${which}.disconnect-text`)}
      onYes={() => void store.disconnect(which)}
    />
  );
}
