import type { T } from '../i18n';

/** What asked for calls, in words; a kind of job of another version by its own name. */
export const askerName = (by: string, t: T): string =>
  t.has(`quota.by.${by}`) ? t(`quota.by.${by}`) : t('quota.by.other', { by });
