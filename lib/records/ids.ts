/** Salesforce record ids: 15 characters (case counts) or 18 (with a checksum that makes case irrelevant). */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const prefixes = { '003': 'Contact', '00Q': 'Lead', '001': 'Account' } as const;

/** The three characters that follow an id of 15: for each five characters, bit i is set where character i is A–Z. */
function checksum(id15: string): string {
  let sum = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const char = id15.charAt(block + i);
      if (char >= 'A' && char <= 'Z') bits |= 1 << i;
    }
    sum += alphabet.charAt(bits);
  }
  return sum;
}

/**
 * The id with 18 characters, in the case that its checksum tells; null where the text is no id
 * (wrong length, wrong characters, or a checksum that no spelling of it has).
 */
export function to18(text: string | null | undefined): string | null {
  if (!text || !/^[a-z0-9]+$/i.test(text)) return null;
  if (text.length === 15) return text + checksum(text);
  if (text.length !== 18) return null;
  const sum = text.slice(15).toUpperCase();
  const repaired = withCaseOf(text.slice(0, 15), sum);
  return repaired && repaired + sum;
}

/** Puts each letter into the case that the checksum names; null where the checksum cannot belong to it. */
function withCaseOf(id15: string, sum: string): string | null {
  let out = '';
  for (let i = 0; i < 15; i++) {
    // `charAt` drops what is after the point.
    const bits = alphabet.indexOf(sum.charAt(i / 5));
    const upper = bits >= 0 && (bits & (1 << (i % 5))) !== 0;
    const char = id15.charAt(i);
    const small = char.toLowerCase();
    const large = char.toUpperCase();
    if (bits < 0 || (upper && small === large)) return null;
    out += upper ? large : small;
  }
  return out;
}

/** True where the text is a Salesforce id of 15 or 18 characters. */
export function isSalesforceId(text: string): boolean {
  return to18(text) !== null;
}

/** Compares two ids as 18 characters; false where either is no id. */
export function sameId(a: string | null | undefined, b: string | null | undefined): boolean {
  const id = to18(a);
  return id !== null && id === to18(b);
}

/** The object that an id belongs to, by its first three characters. */
export function objectOf(id: string): 'Contact' | 'Lead' | 'Account' | 'other' {
  const prefix = id.slice(0, 3);
  // An all-lower-case address of 18 characters is repaired by `to18` before it comes here.
  return prefix in prefixes ? prefixes[prefix as keyof typeof prefixes] : 'other';
}
