import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRow, isDelimiterRow, splitRow } from '../../../src/text/schema/table-row.ts';

test('a row is split at its bars, not at escaped ones, with or without bars at its ends', () => {
  expect(splitRow('| a | b \\| c | |')).toEqual(['a', 'b \\| c', '']);
  expect(splitRow('a | b')).toEqual(['a', 'b']);
  expect(splitRow('|  | b |')).toEqual(['', 'b']);
  expect(splitRow('| a \\\\| b |')).toEqual(['a \\\\', 'b']);
});

test('cells come back from the row that is made of them', () => {
  const cell = fc
    .string({ maxLength: 20 })
    .map((text) => text.replace(/[\\|\r\n]/g, (one) => (one === '|' || one === '\\' ? `\\${one}` : ' ')).trim());
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
      expect(splitRow(formatRow(cells))).toEqual(cells);
    }),
    { seed: 20_261_121 },
  );
});

test('the line under the titles is told from rows', () => {
  expect(['| --- | :-: |', '---|---', ':--'].map(isDelimiterRow)).toEqual([true, true, true]);
  expect(['| - a | --- |', '| | |', '', 'text'].map(isDelimiterRow)).toEqual([false, false, false, false]);
});
