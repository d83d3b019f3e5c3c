import type { Sentence, Shown } from '../../segments/explain';
import type { Word } from '../../segments/operations/family';
import type { TimePoint } from '../../segments/time/points';
import type { Why } from '../../segments/types';
import type { T, Values } from '../i18n';

/** What a criterion asks, as a sentence. */
export function sentenceText(sentence: Sentence, t: T): string {
  const { subject, ...params } = sentence.params;
  const words: Record<string, string | number> = Object.fromEntries(
    Object.entries(params).map(([name, word]) => [name, wordText(word, t)]),
  );
  if (typeof subject === 'string') words.property = t(`why.subject.${subject}`, words);
  if (typeof params.what === 'string') words.what = whatText(params.what, t);
  const count = params.days;
  return t(`why.${sentence.code}`, typeof count === 'number' ? { ...words, count } : words);
}

/** The contact's value beside a criterion: `Lifecycle stage: Lead`. */
export function shownText(shown: Shown, t: T): string {
  const value = shown.missing
    ? t(`why.value.${shown.missing}`)
    : shown.word === null
      ? ''
      : String(wordText(shown.word, t));
  const { label, updatedAt } = shown;
  return t(updatedAt === undefined ? 'why.shown' : 'why.shown.updated', { label, value, updatedAt });
}

/** Why a criterion cannot be told here. */
export const cannotText = (why: Why, t: T): string => t(`why.cannot.${why}`);

/** Filters by their names in the product; a name that nobody knows stands as it is. */
export function whatText(name: string, t: T): string {
  const key = `why.what.${name}`;
  return t.has(key) ? t(key) : name;
}

/** A word as text. Numbers stay numbers: `t` writes them in the language. */
export function wordText(word: Word, t: T): string | number {
  if (typeof word !== 'object') return word;
  if ('values' in word) return listText(word.values, t);
  if ('property' in word) return word.property;
  if ('at' in word) return t.time(word.at);
  if ('day' in word) return dayText(word.day, t);
  if ('unit' in word) return t(`why.unit.${word.unit}`, { count: word.amount });
  return pointText(word.point, t);
}

function listText(values: readonly string[], t: T): string {
  const named = values.map((one) => (one === 'true' || one === 'false' ? t(`why.value.${one}`) : one));
  return new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(named);
}

/** A calendar day has no zone: it is written as UTC has it. */
export function dayText(day: number, t: T): string {
  const locale = t.locale === 'en' ? 'en-GB' : 'de-DE';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

/** A point in time: `3 days before today`, `3 Nov 2026`, `the value of Renewal date`. */
export function pointText(point: TimePoint, t: T): string {
  if (point.kind === 'property') return t(`why.point.property.${point.parser}`, { property: point.property });
  if (point.kind === 'date') {
    const { year, month, day, hour = 0, minute = 0 } = point.local;
    const text = dayText(Date.UTC(year, month - 1, day), t);
    const whole = (hour === 0 && minute === 0) || (hour === 23 && minute === 59);
    return whole ? text : `${text}, ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  }
  const weekday = point.fields.dayOfWeek;
  const base =
    point.reference === 'WEEK' && typeof weekday === 'string'
      ? t(`why.point.WEEK.${weekday}`)
      : t(`why.point.${point.reference}`, dayAndMonth(point.fields));
  const parts = Object.entries(point.offset).filter(([, amount]) => amount);
  const before = parts.every(([, amount]) => amount < 0);
  if (parts.length === 0) return base;
  const amounts = parts.map(([unit, amount]) => t(`why.offset.${unit}`, { count: Math.abs(amount) }));
  const distance = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(amounts);
  return t(before ? 'why.point.before' : 'why.point.after', { distance, base });
}

const dayAndMonth = (fields: Readonly<Record<string, unknown>>): Values => ({
  day: Number(fields.day ?? 1),
  month: Number(fields.month ?? 1),
});
