import { useDashboard } from '../context';

/** What another segment would change, against the one in force. */
export function Preview() {
  const { t } = useDashboard();
  return (
    <header>
      <h1 id="view-title" tabIndex={-1}>
        {t('preview.title')}
      </h1>
      <p className="lead">{t('preview.lead')}</p>
    </header>
  );
}
