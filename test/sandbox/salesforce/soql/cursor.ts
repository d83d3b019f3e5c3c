import { lex, type Token, unexpected } from './lex';

/** Walks over the tokens of a query; what does not fit is MALFORMED_QUERY with its place. */
export class Cursor {
  private readonly tokens: Token[];
  private next = 0;

  constructor(readonly query: string) {
    this.tokens = lex(query);
  }

  /** The token `ahead` places further; the last one is `end`. */
  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.peek();
    this.next++;
    return token;
  }

  /** Is this word or symbol next? Words in any case. */
  at(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.kind === 'word' || token.kind === 'symbol') && token.text.toLowerCase() === text;
  }

  /** Takes these words or symbols if all of them come next. */
  accept(...texts: string[]): boolean {
    if (!texts.every((text, ahead) => this.at(text, ahead))) return false;
    this.next += texts.length;
    return true;
  }

  expect(...texts: string[]): void {
    if (!this.accept(...texts)) throw this.wrong();
  }

  word(): Token {
    if (this.peek().kind !== 'word') throw this.wrong();
    return this.take();
  }

  integer(): number {
    const { kind, text } = this.peek();
    if (kind !== 'number' || !/^\d+$/.test(text)) throw this.wrong();
    this.take();
    return Number(text);
  }

  /** `a, b, c`, each read by `one`. */
  list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.accept(',')) all.push(one());
    return all;
  }

  /** MALFORMED_QUERY for the token that is next. */
  wrong() {
    const { at, text } = this.peek();
    return unexpected(this.query, at, text);
  }
}
