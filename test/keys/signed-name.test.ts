import { expect, test } from 'vitest';
import { readSignedName } from '../../src/keys/signed-name.ts';

const object = `object ${'1'.repeat(40)}\ntype commit\n`;

test.each([
  ['a whole tag', `${object}tag v2.3.0\ntagger Ada <ada@example.org> 1700000000 +0000\n\nRelease\n`, 'v2.3.0'],
  ['one without a tagger', `${object}tag v1.0\n\nold\n`, 'v1.0'],
  ['one that ends behind its name', `${object}tag v1.0`, 'v1.0'],
  ['a name in other letters', `${object}tag v1-größe\n\n`, 'v1-größe'],
  ['a name in the message only', `${object}tagger Ada\n\n${object}tag v9\n`, null],
  ['a line of its own before', `tag v8\n${object}\n\n`, null],
  ['a text before', `x${object}tag v1\n\n`, null],
  ['no object', 'type commit\ntag v1\n\n', null],
  ['nothing', '', null],
])('the name that %s gives itself', (_what, text, expected) => {
  expect(readSignedName(Buffer.from(text))).toBe(expected);
});

test('a name in an old encoding is read as such, and a part of a larger buffer as a part', () => {
  const bytes = Buffer.concat([Buffer.from(`${object}tag v1-gr`), Buffer.from([0xf6]), Buffer.from('sse\n\n')]);
  expect(readSignedName(bytes)).toBe('v1-grösse');
  const text = `${object}tag v1\n\n`;
  expect(readSignedName(Buffer.from(`before${text}`).subarray(6))).toBe('v1');
});
