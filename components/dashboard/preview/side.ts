import type { Side } from '../../../lib/preview/types';
import type { T } from '../../../lib/ui/i18n';

/** The name of a segment of the preview. */
export function sideName(side: Side, t: T): string {
  if (side.kind === 'everyone') return t('preview.everyone');
  return side.kind === 'draft' ? t('preview.draft', { name: side.name || '…' }) : side.name;
}
