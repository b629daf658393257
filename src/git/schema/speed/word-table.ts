import { lowerUnit } from './lower-unit.ts';

/** Finds what is known of the word from `start` to `end` of a text, its ASCII letters in either case; undefined for an unknown one. */
export type FindWord<T> = (text: string, start: number, end: number) => T | undefined;

interface Entry<T> {
  readonly word: string;
  readonly value: T;
}

/**
 * Prepares finding words, which are given in lower case. A word is not taken out of its text: looking a new text up in a `Map` makes V8 enter it
 * into its table of all texts, which for the words of a large history's titles is a twentieth of the time that reading takes.
 */
export function tabulateWords<T>(words: Iterable<readonly [word: string, value: T]>): FindWord<T> {
  const entries = Array.from(words, ([word, value]): Entry<T> => ({ word, value }));
  const longest = Math.max(0, ...entries.map(({ word }) => word.length));
  const mask = 2 ** Math.ceil(Math.log2(4 * entries.length + 1)) - 1;
  const places: Entry<T>[][] = Array.from({ length: mask + 1 }, () => []);
  for (const entry of entries) places[hashOf(entry.word, 0, entry.word.length) & mask]?.push(entry);
  return (text, start, end) => {
    if (end - start > longest) return undefined;
    const place = places[hashOf(text, start, end) & mask];
    return place?.find(({ word }) => isAt(word, text, start, end))?.value;
  };
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash, 33) ^ lowerUnit(text.charCodeAt(at));
  return hash ^ (hash >>> 7);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== lowerUnit(text.charCodeAt(start + at))) return false;
  return true;
}
