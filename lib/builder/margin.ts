/** Student's t for 95 %, by degrees of freedom from 1; a sample has at most five pages. */
const t95 = [12.71, 4.3, 3.18, 2.78];

/**
 * The share of a sample that was taken page by page, with its margin of 95 %. Contacts of one page are alike:
 * where the pages differ more than chance would have it, the margin follows the pages.
 */
export function shareOf(pages: readonly { readonly yes: number; readonly judged: number }[]): {
  readonly share: number;
  readonly margin: number;
} {
  const filled = pages.filter((page) => page.judged > 0);
  const judged = filled.reduce((sum, page) => sum + page.judged, 0);
  if (judged === 0) return { share: 0, margin: 1 };
  const share = filled.reduce((sum, page) => sum + page.yes, 0) / judged;
  // Wilson's form: none of 500 does not mean none at all.
  const z = 1.96;
  const chance = (z / (1 + z ** 2 / judged)) * Math.sqrt((share * (1 - share)) / judged + z ** 2 / (4 * judged ** 2));
  if (filled.length < 2) return { share, margin: Math.min(1, chance) };
  const shares = filled.map((page) => page.yes / page.judged);
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const spread = Math.sqrt(shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shares.length - 1));
  const t = t95[Math.min(filled.length - 2, t95.length - 1)] ?? 2.78;
  return { share, margin: Math.min(1, Math.max(chance, (t * spread) / Math.sqrt(shares.length))) };
}
