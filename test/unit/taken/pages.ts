import type { PageLine, PageWords } from '../../../lib/records/page-words';

export const path = '/integrations-settings/24000001/installed/salesforce/contacts';
export const page = (lines: readonly PageLine[], more: Partial<PageWords> = {}): PageWords => ({
  host: 'app.hubspot.com',
  path,
  lines,
  ...more,
});
export const heading = (words: string): PageLine => ({ is: 'heading', words });
export const text = (words: string): PageLine => ({ is: 'text', words });
export const alert = (words: string): PageLine => ({ is: 'alert', words });
export const row = (...cells: string[]): PageLine => ({ is: 'row', cells });
export const field = (value: string, label = '', group = ''): PageLine => ({
  is: 'control',
  label,
  group,
  value,
  on: null,
});
export const radio = (label: string, on: boolean, group = ''): PageLine => ({
  is: 'control',
  label,
  group,
  value: '',
  on,
});
