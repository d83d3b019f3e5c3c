export type Locale = 'en' | 'de';
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Sentences by language and key. */
export type Dictionaries = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/** Everything that a sentence needs from a language. */
export interface T {
  (key: string, values?: Values): string;
  readonly locale: Locale;
  /** True where the dictionary has the key. */
  has(key: string): boolean;
  /** Date and time, short: `3 Nov 2026, 14:05`. */
  time(at: number): string;
}

/**
 * German for every German region, English for all else. Our pages pass the browser's message `locale`: the
 * language that its own messages come in, so that nobody reads two at once.
 */
export function localeOf(language: string): Locale {
  return language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/**
 * Reads the sentences of these dictionaries, in one language. `{name}` is replaced; `{xyzAt}` is written as a date;
 * a key with `count` takes its `_one` or `_other` form. An unknown key is returned as it is: a test finds it.
 */
export function translator(dictionaries: Dictionaries) {
  return (locale: Locale, timeZone?: string): T => translate(dictionaries[locale], locale, timeZone);
}

function translate(words: Dictionaries[Locale], locale: Locale, timeZone?: string): T {
  const plural = new Intl.PluralRules(locale);
  const date = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const number = new Intl.NumberFormat(locale);
  const show = (name: string, value: Values[string]) => {
    if (value === null || value === undefined) return '–';
    if (typeof value === 'number') return name.endsWith('At') ? date.format(value) : number.format(value);
    return String(value);
  };
  const t = (key: string, values: Values = {}) => {
    const counted = typeof values.count === 'number' ? `${key}_${plural.select(values.count)}` : key;
    const text = words[counted] ?? words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_all, name: string) => show(name, values[name]));
  };
  return Object.assign(t, { locale, has: (key: string) => key in words, time: (at: number) => date.format(at) });
}
