/** Why a file is no list. The sentence is `checklist.file.<code>`. */
export type FileTrouble = 'workbook' | 'too-large' | 'binary';

/** A larger file is no list that a person looks through (bytes). */
export const mostBytes = 30_000_000;

/**
 * The text of a file as a spreadsheet saves it: UTF-8 with or without its mark, UTF-16 with its mark ("Unicode text"),
 * else the code page of Western Europe. A workbook is told from its first bytes.
 */
export function decodeFile(bytes: Uint8Array): string | { readonly trouble: FileTrouble } {
  if (bytes.length > mostBytes) return { trouble: 'too-large' };
  const [a, b, c] = bytes;
  // A zip archive, and the container of older Office files.
  if ((a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf)) return { trouble: 'workbook' };
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return { trouble: 'binary' };
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
