const accents = /[\u0300-\u036f]/g;

/** Without case and accents, to search and to sort by. Most names have none, and the test is quicker than the work. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of plain text.
  return /^[\u0000-\u007f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(accents, '');
}
