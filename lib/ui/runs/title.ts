import type { JobLine } from '../../protocol/job-pages';
import { kindText } from '../history/kind';
import type { T } from '../translate';

/** `Bulk resync · Customers · 1,200 contacts`. */
export function runTitle({ kind, subject, count }: JobLine, t: T): string {
  const many = count === null ? null : t('outside.contacts', { count });
  return [kindText(kind, t), subject, many].filter(Boolean).join(' · ');
}

/** How far it is, from 0 to 100; null: not to be told. */
export function percentOf({ done, total }: JobLine): number | null {
  return done === null || !total ? null : Math.min(100, Math.floor((done / total) * 100));
}
