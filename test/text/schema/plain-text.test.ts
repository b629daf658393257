import { expect, test } from 'vitest';
import { longestTitle, plainLines, plainText } from '../../../src/text/schema/plain-text.ts';

test('direction marks, invisible and control characters are gone', () => {
  expect(plainText('safe\u202eelif\u2066 \u200bname\u0000\u001b[31m\u0085end')).toBe('safeelif name [31m end');
});

test('a line is one line without blanks around', () => {
  expect(plainText('  a\n  b\tc  ')).toBe('a b c');
});

test('lines stay lines', () => {
  expect(plainLines('a\r\nb\n\nc')).toBe('a \nb\n\nc');
});

test('a long text ends in an ellipsis and never in half a character', () => {
  const text = plainText('😀'.repeat(longestTitle));
  expect(text.length).toBeLessThanOrEqual(longestTitle);
  expect(text).toMatch(/^(?:😀)+…$/u);
});

test('broken characters are replaced', () => {
  expect(plainText('a\ud800b')).toBe('a\ufffdb');
});
