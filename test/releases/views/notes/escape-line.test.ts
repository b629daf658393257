import { expect, test } from 'vitest';
import { escapeAddress, escapeLine } from '../../../../src/releases/views/notes/escape-line.ts';

test('what would be markup reads as it is, and backticks in pairs stay code', () => {
  expect(escapeLine('# <b>*bold*</b> [x](javascript:y) _a_ `a_b*` `')).toBe(
    '\\# \\<b>\\*bold\\*\\</b> \\[x\\](javascript:y) \\_a\\_ `a_b*` \\`',
  );
  expect(['- a', '1. a', '2) a', '> a', '=== a', '--- '].map(escapeLine)).toEqual([
    '\\- a',
    '1\\. a',
    '2\\) a',
    '\\> a',
    '\\=== a',
    '\\---',
  ]);
  expect(escapeLine('two\n\n# lines')).toBe('two # lines');
});

test('nothing in an address ends its link', () => {
  expect(escapeAddress('https://forge.example/a) [x](y) <z>')).toBe('https://forge.example/a%29%20%5Bx%5D%28y%29%20%3Cz%3E');
});
