import { expect, test } from 'vitest';
import { formatCanonicalText } from '../../../../src/text/schema/form/canonical-text.ts';

test.each([
  ['', '\n'],
  ['a', 'a\n'],
  ['\uFEFFa\r\nb\rc\n', 'a\nb\nc\n'],
  ['a \t\n\tb\u00A0 \n\n \n', 'a\n\tb\u00A0\n'],
  ['\n\na\n', '\n\na\n'],
  ['e\u0301', '\u00E9\n'],
])('%j is %j', (text, canonical) => {
  expect(formatCanonicalText(text)).toBe(canonical);
  expect(formatCanonicalText(canonical)).toBe(canonical);
});

test('long stretches of blanks and empty lines take no more time than other text', () => {
  const text = `${' '.repeat(1_000_000)}x${'\n'.repeat(1_000_000)}x`;
  expect(formatCanonicalText(text)).toBe(`${text}\n`);
});
