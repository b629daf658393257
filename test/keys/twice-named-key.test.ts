import { expect, test } from 'vitest';
import { findTwiceNamedKey } from '../../src/keys/twice-named-key.ts';

test.each([
  ['{}', null],
  ['[]', null],
  ['"a"', null],
  ['{"a":1,"b":2}', null],
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', null],
  ['{"b":{"a":2,"x":{},"a":3}}', 'a'],
  ['{"b":[1,[2],{"a":1}],"b":0}', 'b'],
  ['[{"a":1},{"c":1,"c":2}]', 'c'],
  // The same key, written otherwise.
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"\\"":1,"\\"":2}', '"'],
  ['{"":1,"":2}', ''],
  // What only stands in values is no key.
  ['{"a":"a","b":"{\\"a\\":1,\\"a\\":2}"}', null],
  ['{"a":["b","b"],"c":["b"]}', null],
  ['{"a":":","b":",","c":"}","d":"{"}', null],
  ['{ "a" : 1 ,\n "b" : 2 ,\t"a" : 3 }', 'a'],
])('the first key that an object of %s holds twice is %j', (json, expected) => {
  JSON.parse(json);
  expect(findTwiceNamedKey(json)).toBe(expected);
});
