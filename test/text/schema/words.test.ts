import { expect, test } from 'vitest';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';
import { count, formatNumber } from '../../../src/text/schema/count.ts';
import { escapeText } from '../../../src/text/schema/escape-text.ts';
import { listNames } from '../../../src/text/schema/list-names.ts';
import { compareText } from '../../../src/text/schema/order/compare-text.ts';
import { quoteList, quoteValue } from '../../../src/text/schema/quote.ts';
import { formatSlug } from '../../../src/text/schema/slug.ts';
import { splitText } from '../../../src/text/schema/split-text.ts';
import { upperFirst } from '../../../src/text/schema/upper-first.ts';

test.each([
  [0, '0 changes', '0'],
  [1, '1 change', '1'],
  [2, '2 changes', '2'],
  [999, '999 changes', '999'],
  [1000, '1,000 changes', '1,000'],
  [12_408, '12,408 changes', '12,408'],
  [1_234_567, '1,234,567 changes', '1,234,567'],
])('%i is counted as `%s`', (number, words, digits) => {
  expect([count(number, 'change'), formatNumber(number)]).toEqual([words, digits]);
});

test('a noun whose plural is irregular is given with it', () => {
  expect([count(1, 'copy', 'copies'), count(2, 'copy', 'copies')]).toEqual(['1 copy', '2 copies']);
});

test('names are listed as in a sentence', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((names) => listNames(names))).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect(listNames(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});

test('a message shows a value as one line without backticks, and of many names the first five', () => {
  expect(quoteValue('a `b`\n  c')).toBe("a 'b' c");
  expect(quoteValue('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  expect(quoteList([])).toBe('');
  expect(quoteList(['a`', 'b'])).toBe("`a'`, `b`");
  expect(quoteList(['a', 'b', 'c', 'd', 'e'])).toBe('`a`, `b`, `c`, `d`, `e`');
  expect(quoteList(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('`a`, `b`, `c`, `d`, `e` and 2 more');
});

test('texts are in the order of their code units', () => {
  expect(['b', 'a', 'B', 'ä', 'a', ''].toSorted(compareText)).toEqual(['', 'B', 'a', 'a', 'b', 'ä']);
  expect([compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a')]).toEqual([-1, 1, 0]);
});

test.each([
  ['1.2.0+build.7', '1.2.0-build.7'],
  ['release/2.0', 'release-2.0'],
  ['..hidden..', 'hidden'],
  ['-rf', 'rf'],
  ['v1_2-x', 'v1_2-x'],
  ['a  ü  b', 'a-b'],
  ['', 'x'],
  ['ü', 'x'],
  ['../../etc', 'etc'],
  ['a'.repeat(90), 'a'.repeat(80)],
])('`%s` is the folder `%s`', (text, slug) => {
  expect(formatSlug(text)).toBe(slug);
});

test('a word begins with a capital letter', () => {
  expect([upperFirst('add x'), upperFirst('Add'), upperFirst('éa'), upperFirst('')]).toEqual(['Add x', 'Add', 'Éa', '']);
});

test.each([
  ['plain words', 'plain words'],
  [' a\n  b ', 'a b'],
  ['*a* `b` ~c~ [d] e|f \\g', '\\*a\\* \\`b\\` \\~c\\~ \\[d\\] e\\|f \\\\g'],
  ['snake_case_name _word_ __init__', 'snake_case_name \\_word\\_ \\_\\_init\\_\\_'],
  ['<b> </b> <!-- --> <?x 1 < 2', '\\<b> \\</b> \\<!-- --> \\<?x 1 < 2'],
  ['&amp; &#35; a & b &c', '\\&amp; \\&#35; a & b &c'],
])('%j is written as Markdown %j', (text, written) => {
  expect(escapeText(text)).toBe(written);
});

test('a text is split into lines, and the lines of its front matter are counted with the fences', () => {
  expect(splitText('\uFEFF---\r\na: 1\r---\t\nbody')).toEqual({ lines: ['---', 'a: 1', '---\t', 'body'], headLines: 3 });
  expect(splitText('--- \n---')).toEqual({ lines: ['--- ', '---'], headLines: 2 });
  expect(splitText('---\nnever closed')).toEqual({ lines: ['---', 'never closed'], headLines: 0 });
  expect(splitText('a\uFEFF\n---')).toEqual({ lines: ['a\uFEFF', '---'], headLines: 0 });
  expect(splitText('----\na\n----')).toEqual({ lines: ['----', 'a', '----'], headLines: 0 });
});

test('what ends a command bears its name, its hint and its cause', () => {
  const cause = new Error('why');
  const plain = new CannotGoOn('It cannot.');
  const full = new CannotGoOn('It cannot.', { hint: 'Try it.', cause });
  expect([plain.name, plain.message, plain.hint, 'cause' in plain]).toEqual(['CannotGoOn', 'It cannot.', undefined, false]);
  expect([full.name, full.message, full.hint, full.cause]).toEqual(['CannotGoOn', 'It cannot.', 'Try it.', cause]);
});
