import { expect, test } from 'vitest';
import { findNearestWord } from '../../../src/book/schema/nearest-word.ts';

const known = ['tag-moved', 'tag-lost', 'notes-twice', 'go'];

test.each([
  ['tag-movd', 'tag-moved'],
  ['tag-moveed', 'tag-moved'],
  ['tga-moved', 'tag-moved'],
  ['tag-most', 'tag-lost'],
  ['tags-moves', 'tag-moved'],
  ['notes-twice', 'notes-twice'],
  ['ag-moved', 'tag-moved'],
  ['oh', 'go'],
  ['a-stag-moved', null],
  ['tag-movable', null],
  ['everything', null],
  ['tag-moved'.repeat(100_000), null],
])('for %s the nearest word is %s', (written, nearest) => {
  expect(findNearestWord(written, known)).toBe(nearest);
});

test('of words that are as near the first is taken, and none where there is none', () => {
  expect(findNearestWord('ac', ['ab', 'ad'])).toBe('ab');
  expect(findNearestWord('ab', [])).toBeNull();
});
