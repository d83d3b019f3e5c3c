import type { SyncRule } from '../eligibility/types';
import type { PageLine } from '../records/page-words';
import { phrases, ruleWords } from './phrases';

/** A row of the table of mappings, in the page's words: labels or names. */
export interface SeenRow {
  readonly property: readonly string[];
  /** For leads and contacts alike, where the table has one column for both. */
  readonly lead: readonly string[];
  readonly contact: readonly string[];
  readonly rule: SyncRule;
}

interface Columns {
  readonly property: number;
  readonly lead: readonly number[];
  readonly contact: readonly number[];
  readonly rule: number;
}

/** A table by its head: which column is what. Where there is none, a row says it by its rule: property, fields, rule. */
export function seenRows(lines: readonly PageLine[]): SeenRow[] {
  const found: SeenRow[] = [];
  let columns: Columns | null = null;
  for (const line of lines) {
    if (line.is === 'heading') columns = null;
    if (line.is !== 'row') continue;
    const rules = line.cells.map(ruleIn);
    const at = rules.findIndex((rule) => rule !== null);
    if (at < 0) {
      columns = columnsOf(line.cells) ?? columns;
      continue;
    }
    const has = columns?.rule === at ? columns : plainColumns(at);
    const cellsOf = (all: readonly number[]) => all.flatMap((n) => namesIn(line.cells[n] ?? ''));
    const row = {
      property: cellsOf([has.property]),
      lead: cellsOf(has.lead),
      contact: cellsOf(has.contact),
      rule: rules[at] ?? 'none',
    };
    if (row.property.length > 0 && row.lead.length + row.contact.length > 0) found.push(row);
  }
  return found;
}

function columnsOf(cells: readonly string[]): Columns | null {
  const rule = cells.findIndex((cell) => phrases.rule.test(cell));
  const property = cells.findIndex((cell, n) => n !== rule && phrases.property.test(cell) && !/salesforce/i.test(cell));
  if (rule < 0 || property < 0) return null;
  const fields = cells.flatMap((cell, n) => (n !== rule && n !== property && phrases.field.test(cell) ? [n] : []));
  const named = (pattern: RegExp, other: RegExp) =>
    fields.filter((n) => pattern.test(cells[n] ?? '') || !other.test(cells[n] ?? ''));
  return { property, lead: named(phrases.lead, phrases.contact), contact: named(phrases.contact, phrases.lead), rule };
}

function plainColumns(rule: number): Columns {
  const fields = Array.from({ length: Math.max(0, rule - 1) }, (_none, n) => n + 1);
  return { property: 0, lead: fields, contact: fields, rule };
}

function ruleIn(cell: string): SyncRule | null {
  return ruleWords.find(([, words]) => words.test(cell))?.[0] ?? null;
}

/** Label and name may stand in one cell: on lines of their own, or the name in brackets. */
export function namesIn(cell: string): string[] {
  const parts = cell.split('\n').flatMap((line) => {
    const [, before = '', inside = ''] = /^(.*?)\s*[([]([^()[\]]+)[)\]]$/.exec(line) ?? [];
    return inside ? [before, inside, line] : [line];
  });
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== '' && !/^(--?|–|—)$/.test(part)))];
}
