import { expect, test } from 'vitest';
import { hasInvisible, listInvisible, longestTitle, plainLines, plainText, plainValue } from '../../../src/text/schema/plain-text.ts';

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

const hidden = {
  title: 'safe\u202eelif',
  list: ['fine', { 'na\u200bme': 'x' }],
  number: 1,
  nothing: null,
  yes: true,
  day: new Date(0),
};

test('of a value of JSON all texts lose what cannot be seen, keys too, and all else stays', () => {
  expect(plainValue(hidden)).toEqual({
    title: 'safeelif',
    list: ['fine', { name: 'x' }],
    number: 1,
    nothing: null,
    yes: true,
    day: hidden.day,
  });
  expect(plainValue(undefined)).toBe(undefined);
});

test('the paths of texts that hold what cannot be seen are listed', () => {
  expect(listInvisible(hidden)).toEqual([['title'], ['list', 1, 'na\u200bme']]);
  expect(listInvisible('a\u200b')).toEqual([[]]);
  expect([listInvisible('ä'), listInvisible(null), listInvisible(7), listInvisible(undefined)]).toEqual([[], [], [], []]);
});

test('accents and other scripts can be seen', () => {
  expect(['ä', '日本語', '🎉', 'a\u200d'].map(hasInvisible)).toEqual([false, false, false, false]);
});

test('a line of letters beyond ASCII is folded like any other', () => {
  expect(['ä ', ' ä', 'ä  b', 'ä\nb', 'ä b'].map((text) => plainText(text))).toEqual(['ä', 'ä', 'ä b', 'ä b', 'ä b']);
});
