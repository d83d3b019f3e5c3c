import type { Trouble } from '../ask';
import type { T } from '../i18n';
import { failureText } from './sentences';

/**
 * What went wrong in words, with the next step. The place where it happened may have words of its
 * own: `<area>.error.<code or kind>`.
 */
export function troubleText(trouble: Trouble, t: T, area: string): string {
  if (trouble.kind === 'no-answer') return t('error.no-answer');
  if (trouble.kind === 'refused-by-background') return t('error.refused', { words: trouble.words });
  const own = [trouble.code, `${trouble.kind}.${trouble.service}`, trouble.kind]
    .map((code) => `${area}.error.${code}`)
    .find((key) => t.has(key));
  const forbidden = trouble.kind === 'forbidden';
  const isUnnamed = trouble.service === 'hubspot' && !trouble.missingScopes?.length;
  // Forbidden by whom? A place speaks of the service; it may have been the browser, the organisation or the app.
  const isNotTheService = isUnnamed || t.has(`failure.${trouble.code}`);
  if (!own || (forbidden && isNotTheService && !own.endsWith(`.${trouble.code}`))) return failureText(trouble, t);
  return t(own, {
    words: trouble.words ?? '',
    scopes: trouble.missingScopes?.join(', ') ?? '',
    untilAt: trouble.until,
  });
}
