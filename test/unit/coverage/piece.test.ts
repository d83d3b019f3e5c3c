import { describe, expect, test } from 'vitest';
import { nextPiece } from '../../../lib/coverage/piece';
import type { Chain, ChainName, ScanCursor } from '../../../lib/coverage/types';

const over = (parts: number): Chain => ({ after: null, parts, count: parts * 100, isOver: true });
const open = (parts: number): Chain => ({ ...over(parts), isOver: false });
const cursor = (
  chains: Partial<Record<ChainName, Chain>> = {},
  judged: Partial<ScanCursor['judged']> = {},
  withSalesforce = true,
) =>
  ({
    withSalesforce,
    judged: { contacts: 0, salesforce: 0, parts: 0, ...judged },
    reading: { chains: { members: over(1), contacts: over(70), Lead: over(3), Contact: over(2), ...chains } },
  }) as unknown as ScanCursor;

describe('what can be judged', () => {
  test.each<ChainName>(['members', 'contacts', 'Lead', 'Contact'])('is nobody while %s are still read', (name) => {
    expect(nextPiece(cursor({ [name]: open(9) }), 9)).toBeNull();
  });

  test('without an org nobody waits for it', () => {
    const none = { Lead: open(0), Contact: open(0) };
    expect(nextPiece(cursor(none, {}, false), 70)).toEqual({ list: 'contacts', from: 0, to: 30 });
    expect(nextPiece(cursor(none, { contacts: 70 }, false), 70)).toBeNull();
  });

  test('are contacts by whole pieces, as far as their histories are there', () => {
    expect(nextPiece(cursor(), 45)).toEqual({ list: 'contacts', from: 0, to: 30 });
    expect(nextPiece(cursor({}, { contacts: 30 }), 70)).toEqual({ list: 'contacts', from: 30, to: 60 });
  });

  test('while contacts wait for histories, records whom nobody may have', () => {
    const next = (salesforce: number) => nextPiece(cursor({}, { contacts: 30, salesforce }), 45);
    expect(next(0)).toEqual({ list: 'Lead', from: 0, to: 2 });
    expect(next(2)).toEqual({ list: 'Lead', from: 2, to: 3 });
    expect(next(3)).toEqual({ list: 'Contact', from: 0, to: 2 });
    expect(next(5)).toBeNull();
  });

  test('at the end is whatever is left, and then nothing', () => {
    expect(nextPiece(cursor({}, { contacts: 60, salesforce: 5 }), 70)).toEqual({ list: 'contacts', from: 60, to: 70 });
    expect(nextPiece(cursor({}, { contacts: 70, salesforce: 5 }), 70)).toBeNull();
  });
});
