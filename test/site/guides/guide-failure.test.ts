import { expect, test } from 'vitest';
import { explainGuideFailure } from '../../../src/site/guides/guide-failure.ts';
import { CannotGoOn } from '../../../src/text/schema/cannot-go-on.ts';

const failure = (message: string, stack: string): Error => Object.assign(new Error(message), { stack });

test.each([
  [
    'front matter that is no YAML',
    failure('unexpected end\nmore', 'at parseFrontmatter (frontmatter.js:25:18)'),
    'A guide in `content/guides`',
    'unexpected end',
  ],
  ['a program that throws', failure('x', 'at MDXContent (chunks/x.mjs:10:125)'), 'A guide in `content/guides`', 'x'],
  [
    'a file that is known',
    failure('Unclosed in /w/content/guides/a b.mdx', ''),
    'The guide `content/guides/a`',
    'Unclosed in /w/content/guides/a b.mdx',
  ],
])('a guide is to blame for %s', (_, cause, who, why) => {
  const told = explainGuideFailure(cause);
  expect(told instanceof CannotGoOn && told.message).toBe(`${who} cannot be shown: ${why}`);
});

test('nothing else is blamed on a guide', () => {
  const others = [new Error('The disk is full'), new CannotGoOn('No.', { hint: 'See content/guides/a.mdx.' }), 'text'];
  expect(others.map(explainGuideFailure)).toEqual(others);
});
