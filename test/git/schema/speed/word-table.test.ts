import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tabulateWords } from '../../../../src/git/schema/speed/word-table.ts';

test('a word is found where it stands in a text, in either case, and nothing like it', () => {
  const find = tabulateWords([
    ['add', 1],
    ['adds', 2],
    ['fix', 3],
  ]);
  const text = 'Add it, ADDS: fixing fix';

  expect(find(text, 0, 3)).toBe(1);
  expect(find(text, 8, 12)).toBe(2);
  expect(find(text, 21, 24)).toBe(3);
  expect(find(text, 8, 11)).toBe(1);
  expect(find(text, 14, 20)).toBeUndefined();
  expect(find(text, 0, 0)).toBeUndefined();
  expect(find('F\u0399x', 0, 3)).toBeUndefined();
  expect(tabulateWords([])('add', 0, 3)).toBeUndefined();
});

test('any part of any text is found as a map finds it', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '-', '@', '[', 'é', 'K'), maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(letters), letters, letters, letters, (given, before, word, after) => {
      const words = [...new Set(given.map(lower))];
      const known = new Map(words.map((each, index) => [each, index]));

      expect(tabulateWords(known)(before + word + after, before.length, before.length + word.length)).toBe(known.get(lower(word)));
    }),
  );
});

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
