import { expect, test } from 'vitest';
import { beginnings, listNotableLines, tabulateBeginnings } from '../../../../src/releases/schema/conventions/notable-lines.ts';

test('a line is found by each of the beginnings, in either case, behind a bullet and without', () => {
  const missed = beginnings.filter((beginning) => {
    const lines = [`${beginning} a`, `* ${beginning.toUpperCase()} b`, `- ${beginning} c`];
    return listNotableLines(`Prose\n${lines.join('\n')}\nmore`).length !== 3;
  });
  expect(missed).toEqual([]);
});

test('no beginning is lost, however many there are', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const words = Array.from(
    { length: 100 },
    (_, place) => `${letters[place % 26]}${letters[(place * 7) % 26]}${letters[place % 25]}${letters[(place * 3) % 26]}`,
  );
  const begins = tabulateBeginnings(words);
  expect(words.filter((word) => !begins(`x${word} and more`, 1))).toEqual([]);
  expect(begins('qq zz', 0)).toBe(false);
});

test('prose is not notable', () => {
  expect(listNotableLines('Nothing here\n  tells anything\n- or there')).toEqual([]);
});
