import { parseSync } from 'oxc-parser';

/** Names of a class's members that are used, by the name of the class. */
export type Used = Readonly<Record<string, readonly string[]>>;

/**
 * The source with those classes' constructors and named members alone; a class that is not named stays as it is. A
 * bundler cannot see that nobody calls a method. Throws where a class or a member that is named is not there: a newer
 * version of the package is another one than was read.
 */
export function withUsedMembers(file: string, code: string, used: Used): string {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  const found = new Set<string>();
  const cut: { start: number; end: number }[] = [];
  for (const statement of program.body) {
    if (statement.type !== 'ClassDeclaration' || !statement.id) continue;
    const owner = statement.id.name;
    const kept = used[owner];
    if (!kept) continue;
    found.add(owner);
    for (const member of statement.body.body) {
      const name = 'key' in member && member.key.type === 'Identifier' ? member.key.name : '';
      if (name === 'constructor') continue;
      if (kept.includes(name)) found.add(`${owner}.${name}`);
      else cut.push(member);
    }
  }
  const named = Object.entries(used).flatMap(([owner, names]) => [owner, ...names.map((name) => `${owner}.${name}`)]);
  const missing = named.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`${file} has no ${missing.join(', ')}`);
  return cut.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
}
