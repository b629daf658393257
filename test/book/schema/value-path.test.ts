import { expect, test } from 'vitest';
import { findValues, parseValuePath } from '../../../src/book/schema/value-path.ts';

const file = {
  image_tag: 'v1',
  images: [
    { name: 'registry.example/a.b', newTag: 'v2' },
    { name: 'c', newTag: 'v3' },
  ],
  'a.b': { c: 'v4' },
  list: ['v5', 'v6'],
};

test.each([
  ['image_tag', ['v1']],
  ['images[].newTag', ['v2', 'v3']],
  ['images[name=registry.example/a.b].newTag', ['v2']],
  ['"a.b".c', ['v4']],
  ['list[]', ['v5', 'v6']],
  ['list', [['v5', 'v6']]],
  ['images.newTag', []],
  ['constructor', []],
  ['image_tag.length', []],
])('%s finds %j', (path, expected) => {
  const parsed = parseValuePath(path);
  expect(parsed && findValues(file, parsed)).toEqual(expected);
});

test.each(['', '.', 'a..b', 'a[', 'a]', 'a[b', '"a'])('%j is no path', (path) => {
  expect(parseValuePath(path)).toBeNull();
});
