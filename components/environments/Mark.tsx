import type { EnvironmentItem } from '../../lib/protocol/pages';
import type { T } from '../../lib/ui/i18n';
import { Notice } from '../kit';

/** Where one is: production in a solid bar that is hard to miss, a sandbox in a broken one that cannot be taken for it. */
export function EnvironmentMark({ item, t }: { item: EnvironmentItem; t: T }) {
  return (
    <p className="environment" data-standing={item.standing}>
      <strong>{t(`environment.${item.standing}`)}</strong>{' '}
      <span>{t('environment.portal', { portal: item.portalId })}</span>
    </p>
  );
}

/** A production portal beside a sandbox org, or the other way round; nothing where both are the same. */
export function MixedNotice({ item, t }: { item: EnvironmentItem | undefined; t: T }) {
  if (!item?.mixed) return null;
  return (
    <Notice tone="amber">
      <strong>{t('environment.mixed.title')}</strong>
      <p>{t(`environment.mixed.${item.mixed}`, { portal: item.portalId, host: item.host })}</p>
    </Notice>
  );
}
