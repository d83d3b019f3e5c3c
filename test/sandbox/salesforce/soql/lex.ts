import { malformedQuery } from '../failure';

export interface Token {
  kind: 'word' | 'string' | 'number' | 'date' | 'datetime' | 'symbol' | 'end';
  /** As written; for a string the value with its escapes undone. */
  text: string;
  at: number;
}

/** An escaped `_` or `%` inside a string: only LIKE tells it from the plain one. */
export const literalUnderscore = '\uE000';
export const literalPercent = '\uE001';

const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  _: literalUnderscore,
  '%': literalPercent,
};
const datetime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/;
const date = /^\d{4}-\d\d-\d\d/;
const number = /^[+-]?\d+(\.\d+)?/;
const word = /^[A-Za-z][A-Za-z0-9_]*/;
const symbol = /^(<=|>=|!=|<>|[=<>(),.:])/;

/** Cuts a query into tokens; the last is `end`. Throws MALFORMED_QUERY with the place. */
export function lex(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    if (/\s/.test(query.charAt(at))) {
      at++;
      continue;
    }
    if (query.charAt(at) === "'") {
      const { text, end } = quoted(query, at);
      tokens.push({ kind: 'string', text, at });
      at = end;
      continue;
    }
    const rest = query.slice(at, at + 80);
    const kinds = [
      ['datetime', datetime],
      ['date', date],
      ['number', number],
      ['word', word],
      ['symbol', symbol],
    ] as const;
    let found: Token | undefined;
    for (const [kind, pattern] of kinds) {
      const text = (kind === 'word' ? query.slice(at, at + 300) : rest).match(pattern)?.[0];
      if (text === undefined) continue;
      found = { kind, text, at };
      break;
    }
    if (!found) throw unexpected(query, at, query.charAt(at));
    tokens.push(found);
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: query.length });
  return tokens;
}

function quoted(query: string, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start + 1; at < query.length; at++) {
    const character = query.charAt(at);
    if (character === "'") return { text, end: at + 1 };
    if (character !== '\\') {
      text += character;
      continue;
    }
    at++;
    const next = query.charAt(at);
    const hex = /^u([0-9a-fA-F]{4})/.exec(query.slice(at, at + 5))?.[1];
    if (hex) {
      text += String.fromCharCode(Number.parseInt(hex, 16));
      at += 4;
    } else if (next.toLowerCase() in escapes) text += escapes[next.toLowerCase()];
    else
      throw malformedQuery(`${place(query, at - 1)}\nInvalid string literal. Illegal character sequence '\\${next}'`);
  }
  throw malformedQuery(`${place(query, start)}\nunterminated string literal`);
}

/** The lines that Salesforce puts before its words: the query, a caret and the place. */
export function place(query: string, at: number): string {
  const before = query.slice(0, at).split(/\r\n|\r|\n/);
  const row = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const line = query.split(/\r\n|\r|\n/)[row - 1] ?? '';
  const from = Math.max(0, column - 30);
  return `\n${line.slice(from, column + 30)}\n${' '.repeat(Math.max(0, column - from - 1))}^\nERROR at Row:${row}:Column:${column}`;
}

/** MALFORMED_QUERY for a token that cannot stand where it stands. */
export const unexpected = (query: string, at: number, text: string) =>
  malformedQuery(`${place(query, at)}\nunexpected token: '${text}'`);
