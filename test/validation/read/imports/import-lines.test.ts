import { expect, test } from 'vitest';
import { importLines } from '../../../../src/validation/read/imports/import-lines.ts';

const texts = (...lines: readonly string[]) => importLines(lines).map(({ text }) => text);

test('tags that only dress text go and are named, their words stay', () => {
  expect(importLines(['Press <b>Enter</b>.<br>Wait.', '<details>', '<summary>More</summary>', '<p align="center">'])).toEqual([
    { text: 'Press Enter. Wait.', dropped: ['<b>', '</b>', '<br>'] },
    { text: '', dropped: ['<details>'] },
    { text: 'More', dropped: ['<summary>', '</summary>'] },
    { text: '', dropped: ['<p align="center">'] },
  ]);
});

test('links and pictures of HTML become links of Markdown', () => {
  expect(
    texts(
      'See <a class="x" href="https://example.org/a">the list</a>.',
      '<img alt="The [page]" src="https://example.org/p.png" width="3">',
    ),
  ).toEqual(['See [the list](https://example.org/a).', '[The page](https://example.org/p.png)']);
});

test('comments, unknown tags and placeholders become text, and what MDX would run becomes code', () => {
  expect(texts('<!-- fill in -->', 'Tag <version> and \\<date>', 'Run {now} and `{here}`', "import x from 'y'", 'import the data')).toEqual(
    ['\\<!-- fill in -->', 'Tag \\<version> and \\<date>', 'Run `{now}` and `{here}`', "`import x from 'y'`", 'import the data'],
  );
});

test('code, addresses in brackets and the tags of a record stay', () => {
  const lines = [
    '```',
    '<b>{x}</b>',
    '```',
    '<https://example.org> <a@example.org>',
    '`<b>`',
    '<Step id="A-1">',
    'https://example.org/{id}/x',
  ];
  expect(texts(...lines)).toEqual(lines);
});

test('code that is put beside code does not run into it', () => {
  expect(texts('`a`{b}', '{b}`a`{c}', '`a``b`')).toEqual(['`a` `{b}`', '`{b}` `a` `{c}`', '`a``b`']);
});

test('what a comment of several lines hides can be read, and is no step, no heading and no table', () => {
  expect(texts('Text <!-- for later:', '- [ ] a task', '## heading', '| a | b |', '1. first', '--> end', '- [ ] b task')).toEqual([
    'Text \\<!-- for later:',
    '\\- [ ] a task',
    '\\## heading',
    '\\| a | b |',
    '1\\. first',
    '\\--> end',
    '- [ ] b task',
  ]);
});

test('a comment below a table does not become a row', () => {
  expect(texts('| a | b |', '<!-- not yet', '| c | d |', '-->')).toEqual(['| a | b |', '> \\<!-- not yet', '\\| c | d |', '\\-->']);
});
