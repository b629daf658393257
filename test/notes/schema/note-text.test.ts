import { expect, test } from 'vitest';
import { readNoteCategory } from '../../../src/notes/schema/note-category.ts';
import { readNoteNumbers } from '../../../src/notes/schema/note-numbers.ts';
import { readNoteText } from '../../../src/notes/schema/note-text.ts';

const web = { url: 'https://github.com/acme/app', forge: 'github' } as const;

test.each([
  ['one #12, two (#13), three GH-14 and gh-15', 'u12 u13 u14 u15'],
  ['`#11475 <https://github.com/acme/app/issues/11475>`_: it', 'i11475'],
  ['(https://github.com/acme/app/pull/7, https://github.com/acme/app/issues/8)', 'p7 i8'],
  ['of another: https://github.com/other/lib/pull/7, other/lib#9', ''],
  ['Fix it [Florian; !2707, !2708]', 'p2707 p2708'],
  [':pull:`12` :issue:`13` by :user:`99`', 'p12 i13'],
  ['PR 12 and pull request #13', 'p13 p12'],
  ['colour #fff, #12ab, C# 8 and 1#2', ''],
  ['https://curl.se/bug/?i=4711', 'u4711'],
])('numbers in %s', (text, expected) => {
  expect(
    readNoteNumbers(text, web)
      .map(({ number, kind }) => kind[0] + String(number))
      .join(' '),
  ).toBe(expected);
});

test.each([
  ['`#11475 <https://github.com/a/b/issues/11475>`_: Added :confval:`x <y>` to ``z``.', 'Added `x` to `z`.'],
  ['slack - fail (https://github.com/a/b/issues/1, https://github.com/a/b/pull/2).', 'slack - fail.'],
  ['**Experimental**: [a link](https://x.example/y) <b>bold</b> (#12)', 'Experimental: a link bold'],
  ['one <script>alert(1)</script> <img src=x onerror=y>', 'one alert(1)'],
  ['Vec<T> and a < b', 'Vec<T> and a < b'],
])('the words of %s', (text, expected) => {
  expect(readNoteText(text)).toBe(expected);
});

test('a long note is cut, and a hostile one is read in time', () => {
  expect(readNoteText('word '.repeat(5000)).length).toBeLessThanOrEqual(1000);
  for (const text of ['[', '](', '`<', '<a ', '**', '(https://x ', '#1 ', '[#1, ', '((', ' and '].map((part) => part.repeat(8000)))
    readNoteText(text);
}, 60_000);

test('headings and types name categories', () => {
  expect(
    ['Bug Fixes', 'minor_changes', ':sparkles: New Features', 'BREAKING CHANGES', 'Removed', 'misc', 'api'].map(readNoteCategory),
  ).toEqual(['fixed', 'changed', 'added', 'breaking', 'removed', 'internal', null]);
});
