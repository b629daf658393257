const longest = 40;
const compound = /[\p{L}\p{N}]+(?:[._+/-][\p{L}\p{N}]+)*/gu;
const plainCompound = /[a-z0-9]+(?:[._+/-][a-z0-9]+)*/g;
const plain = /^[\x20-\x7e]*$/;
const separator = /[._+/-]/;

/** Words too common to find anything by. */
export const commonWords: ReadonlySet<string> = new Set(
  'a an and are as at be by for from in into is it its of on or that the this to was when with'.split(' '),
);

/**
 * The words of a text as the index keeps them: small letters without marks. What is joined by dots, dashes, underscores or
 * slashes and holds a digit is kept whole (`2.3.0`, `cve-2026-1234`), besides its parts that hold a letter; else only the parts are.
 */
export function listWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const joined of listCompounds(text)) {
    if (!separator.test(joined)) {
      words.push(cut(joined));
      continue;
    }
    if (/\d/.test(joined)) words.push(cut(stripVersionPrefix(joined)));
    for (const part of joined.split(separator)) if (/\D/.test(part) && part.length > 1) words.push(cut(part));
  }
  return words;
}

/** The words of a query: as in the index, but what is kept whole there is asked for whole. */
export function listQueryWords(text: string): readonly string[] {
  return listCompounds(text).flatMap((joined) => {
    if (!separator.test(joined)) return [cut(joined)];
    if (/\d/.test(joined)) return [cut(stripVersionPrefix(joined))];
    return joined.split(separator).map(cut);
  });
}

function listCompounds(text: string): readonly string[] {
  if (plain.test(text)) return text.toLowerCase().match(plainCompound) ?? [];
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(compound) ?? [];
}

function stripVersionPrefix(word: string): string {
  return /^v\d/.test(word) ? word.slice(1) : word;
}

function cut(word: string): string {
  return word.length > longest ? word.slice(0, longest) : word;
}
