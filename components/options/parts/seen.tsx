import { useLinks, useOptions, useView } from '../context';
import { Out } from './basics';

/** Where a value comes from, if it was read off HubSpot's own page and has not changed since. `of`: as in `settings.seen`. */
export function Seen({ of }: { of: string }) {
  const { t } = useOptions();
  const seen = useView().settings.seen?.[of];
  if (!seen) return null;
  return (
    <small className="seen" data-seen={of} title={seen.path}>
      {t('options.seen', { seenAt: seen.at })}
    </small>
  );
}

/** That HubSpot's page can be read, so that nobody has to copy it by hand. */
export function FromPage() {
  const { t } = useOptions();
  const { salesforceSettings } = useLinks();
  if (!salesforceSettings) return null;
  return (
    <p className="hint">
      {t('options.from-page')} <Out href={salesforceSettings}>{t('options.segment.open-settings')}</Out>
    </p>
  );
}
