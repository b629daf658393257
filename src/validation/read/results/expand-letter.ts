import { normalizeName } from '../../schema/fields/field-names.ts';

/** Pairs of letters that the name of a column offers, and what each says. */
const offers: readonly (readonly [offer: RegExp, good: string, bad: string])[] = [
  [/\by \/ n\b|\byes \/ no\b/, 'y', 'n'],
  [/\bp \/ f\b|\bpass(?:ed)? \/ fail(?:ed)?\b|\bpass or fail\b|\bpass fail\b|\bfail \/ pass\b/, 'p', 'f'],
  [/\bj \/ n\b|\bja \/ nein\b|\bja \/ nee\b/, 'j', 'n'],
  [/\bo \/ n\b|\boui \/ non\b/, 'o', 'n'],
  [/\bs \/ n\b|\bs[íì] \/ no\b|\bsim \/ não\b/, 's', 'n'],
];

/** Names that ask whether a step passed, so that `Y` and `N` answer it. */
const asking =
  /^(?:pass|passed|ok|success|succeeded|successful|done|complete|completed|acceptable|accepted|compliant|conforms|conforming|meets criteria|criteria met|verified|passes|tested ok|works|met)(?:$| \()/;

/**
 * Says in a word what a letter says in a column or behind a label of that name: `Y` in `Passed (Y/N)`, `F` in `P/F`. Any other text, and a letter that the name
 * does not offer, stays as it is.
 */
export function expandLetter(name: string, text: string): string {
  const [, letter = '', rest = ''] = /^\s*([A-Za-zＡ-Ｚａ-ｚ])(\s*(?:[.!]|[:;,(–—-].*)?)$/su.exec(text) ?? [];
  if (letter === '') return text;
  const own = letter.normalize('NFKC').toLowerCase();
  const asked = normalizeName(name);
  for (const [offer, good, bad] of offers)
    if (offer.test(asked) && (own === good || own === bad)) return `${own === good ? 'pass' : 'fail'}${rest}`;
  if (asking.test(asked) && (own === 'y' || own === 'n')) return `${own === 'y' ? 'pass' : 'fail'}${rest}`;
  return text;
}
