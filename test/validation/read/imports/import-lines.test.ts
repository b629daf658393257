import { expect, test } from 'vitest';
import { importLines } from '../../../../src/validation/read/imports/import-lines.ts';
import { importProtocol } from '../../../../src/validation/read/imports/import-protocol.ts';

const texts = (...lines: readonly string[]) => importLines(lines).lines.map(({ text }) => text);

test('tags that only dress text go and are named, their words stay', () => {
  const { lines, dropped } = importLines(['Press <b>Enter</b>.<br>Wait.', '<details>', '<summary>More</summary>', '<p align="center">']);
  expect(lines.map(({ text }) => text)).toEqual(['Press Enter.<br/>Wait.', '', 'More', '']);
  expect([...dropped]).toEqual([
    [1, ['<b>', '</b>']],
    [2, ['<details>']],
    [3, ['<summary>', '</summary>']],
    [4, ['<p align="center">']],
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

test('unknown tags and placeholders become text, and what MDX would run becomes code', () => {
  expect(texts('Tag <version> and \\<date>', 'Run {now} and `{here}`', "import x from 'y'", 'import the data')).toEqual([
    'Tag \\<version> and \\<date>',
    'Run `{now}` and `{here}`',
    "`import x from 'y'`",
    'import the data',
  ]);
});

test('code, addresses in brackets and the tags of a record stay', () => {
  const lines = [
    '```',
    '<b>{x}</b>',
    '<!-- in code -->',
    '```',
    '<https://example.org> <a@example.org>',
    '`<b>`',
    '`<!-- a -->`',
    '<Step id="A-1">',
    'https://example.org/{id}/x',
  ];
  expect(texts(...lines)).toEqual(lines);
});

test('code that is put beside code does not run into it', () => {
  expect(texts('`a`{b}', '{b}`a`{c}', '`a``b`')).toEqual(['`a` `{b}`', '`{b}` `a` `{c}`', '`a``b`']);
});

test('comments go, with what they hide, and are named line by line', () => {
  const { lines, dropped } = importLines(['Text <!-- for later:', '- [ ] a task', '## heading', '--> end', '- [ ] b task <!-- now -->']);
  expect(lines.map(({ text }) => text)).toEqual(['Text', '', '', ' end', '- [ ] b task']);
  expect([...dropped]).toEqual([
    [1, ['comment: for later:']],
    [2, ['comment: - [ ] a task']],
    [3, ['comment: ## heading']],
    [5, ['comment: now']],
  ]);
});

test('a comment between the rows of a table leaves the table whole', () => {
  expect(importLines(['| a | b |', '|---|---|', '<!-- not yet', '| c | d |', '-->', '| e | f |']).lines).toEqual([
    { text: '| a | b |', source: 1 },
    { text: '|---|---|', source: 2 },
    { text: '| e | f |', source: 6 },
  ]);
});

test('a table of HTML becomes one of Markdown, whose rows keep their lines, lists and code', () => {
  const { lines, dropped } = importLines(
    `<table>
  <thead><tr><th>ID</th><th>Steps</th></tr></thead>
  <tr><td>H-1</td><td>Do <code>a | b</code>:<ol><li>Open</li><li>Close *it*</li></ol></td></tr>
  <tr><td colspan="2"><input type="checkbox" checked> Ready<br>now</td></tr>
</table>
End`.split('\n'),
  );
  expect(lines.filter(({ text }) => text !== '')).toEqual([
    { text: '| ID | Steps |', source: 2 },
    { text: '| --- | --- |', source: 2 },
    { text: '| H-1 | Do `a \\| b`:<br/>1. Open<br/>2. Close \\*it\\* |', source: 3 },
    { text: '| ☑ Ready<br/>now | |', source: 4 },
    { text: 'End', source: 6 },
  ]);
  expect([...dropped.keys()]).toEqual([1, 5]);
});

test('the only heading of the first level is the title, also below where the page stands; one in the middle is none', () => {
  const title = (text: string) => /^title: (.*)$/m.exec(importProtocol(text, { source: 'lamp.html' }).protocol)?.[1];
  expect(title('Home / QA\n\n# Lamp test\n\n- [ ] Light it\n')).toBe('Lamp test');
  expect(title('- [ ] Light it\n\n# Afterwards\n\n- [ ] Trim it\n')).toBe('lamp');
  expect(title('Home\n\n# Lamp\n\n- [ ] Light it\n\n# Wick\n\n- [ ] Trim it\n')).toBe('lamp');
});
