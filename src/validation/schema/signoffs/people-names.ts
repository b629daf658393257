import { isBlank } from '../../../text/schema/is-blank.ts';
import { plainText } from '../../../text/schema/plain-text.ts';
import type { People } from './people.ts';

/** Tells who is meant by a name as written: the principal of a person who has it as principal, name or alias; null for nobody, or for a name that two people have. */
export type FindPrincipal = (name: string) => string | null;

/** Prepares finding people by name, as `foldName` compares names. */
export function findPrincipals(people: People | null): FindPrincipal {
  const owners = new Map<string, string | null>();
  for (const { principal, name, aliases } of people?.people ?? []) {
    for (const folded of new Set([principal, name, ...aliases].map(foldName)))
      owners.set(folded, owners.has(folded) && owners.get(folded) !== principal ? null : principal);
  }
  return (name) => owners.get(foldName(name)) ?? null;
}

/** Lists the people of one field, `Mara, Jo and Lin <lin@portal.example>`: by principal where they are known, else as written. */
export function listWritten(written: string, find: FindPrincipal): readonly string[] {
  if (isBlank(written)) return [];
  // `Okafor, Mara` is one person.
  const whole = find(written) ?? find(takeApart(written).names.join(' '));
  if (whole !== null) return [whole];
  const names = written.split(/[,;&\n]| and /).flatMap((name) => (isBlank(name) ? [] : resolve(name.trim(), find)));
  return [...new Set(names)];
}

/** A name with an address or a title behind it is known by either of the two. */
function resolve(name: string, find: FindPrincipal): readonly string[] {
  const own = find(name);
  if (own !== null) return [own];
  const { addresses, names } = takeApart(name);
  const known = [...addresses, ...names].flatMap((part) => find(part) ?? []);
  if (known.length === 0) return [name];
  // What stands beside somebody who is known may be somebody else: another name before an address, initials in brackets.
  const others = names.filter((part) => !isBlank(part) && find(part) === null && mayBeSomebody(part, name));
  return [...known, ...others.map((part) => part.trim())];
}

/** What people write behind their names, and what is no initials. */
const titles = new Set([
  'qa',
  'qm',
  'qp',
  'rm',
  'pm',
  'po',
  'cto',
  'ceo',
  'cio',
  'vp',
  'md',
  'phd',
  'dr',
  'msc',
  'bsc',
  'dev',
  'ops',
  'it',
]);

/** Whether an unknown part of a name may be another person: what stands outside of brackets, or initials. */
function mayBeSomebody(part: string, name: string): boolean {
  const own = part.trim();
  if (!name.includes(`(${own})`) && !name.includes(`[${own}]`)) return true;
  const letters = own.replace(/[.\s]/g, '').toLowerCase();
  return /^\p{L}{1,3}$/u.test(letters) && !titles.has(letters);
}

/** The addresses in a text, and what stands between them and between brackets. */
function takeApart(text: string): { readonly addresses: readonly string[]; readonly names: readonly string[] } {
  const parts = text.split(/[<>()[\]]/).map((part) => part.split(/\s+/));
  const isAddress = (word: string): boolean => word.indexOf('@') > 0;
  return { addresses: parts.flat().filter(isAddress), names: parts.map((words) => words.filter((word) => !isAddress(word)).join(' ')) };
}

/**
 * A name without what makes no difference: case, accents, compatibility forms, what cannot be seen, blanks, quotation marks, an `@` before it, dots behind initials, and the
 * order of its words.
 */
export function foldName(name: string): string {
  const plain = plainText(name.normalize('NFKD').replace(/\p{M}+/gu, ''), Number.POSITIVE_INFINITY).toLowerCase();
  const words = plain
    .replace(/["'‘’“”]/g, '')
    .replace(/^@/, '')
    .split(/(?:[\s,]|\.(?=\s|$))+/);
  return words
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
