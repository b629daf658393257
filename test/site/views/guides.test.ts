import { expect, test } from 'vitest';
import { focusBlocks, groupGuides, linkGuides, sortGuides } from '../../../src/site/views/guides.ts';

const guide = (id: string, group: string, order: number) => ({ id, data: { title: id, description: '', group, order } });

test('guides of a group stand together where its first one stands, and those without one before all', () => {
  const guides = [
    guide('json', 'Reference', 9),
    guide('read', 'Reading', 2),
    guide('loose', '', 8),
    guide('begin', 'Reference', 1),
    guide('b', 'Reading', 2),
  ];
  expect(groupGuides(guides).map(({ name, guides: own }) => [name, own.map(({ id }) => id)])).toEqual([
    ['', ['loose']],
    ['Reference', ['begin', 'json']],
    ['Reading', ['b', 'read']],
  ]);
  expect(sortGuides(guides).map(({ id }) => id)).toEqual(['loose', 'begin', 'json', 'b', 'read']);
});

test.each([
  ['<a href="signing.md">', '<a href="../signing/">'],
  ['<a href="signing.md#states">', '<a href="../signing/#states">'],
  ['<a class="x" href="./words.mdx">', '<a class="x" href="../words/">'],
  ['<a href="../team/words.md">', '<a href="../../team/words/">'],
])('a link to the file of a guide, %s, leads to its page', (written, linked) => {
  expect(linkGuides(written)).toBe(linked);
});

test.each([
  '<a href="https://forge.example/docs/signing.md">',
  '<a href="/signing.md">',
  '<a href="#states.md">',
  '<a href="../../problems/">',
  '<a href="search/?q=signing.md">',
  '<code>href="signing.md"</code>',
])('%s stays as it is', (markup) => {
  expect(linkGuides(markup)).toBe(markup);
});

test('blocks of code are reached by the keyboard, once', () => {
  expect(focusBlocks('<pre><code>a</code></pre><pre class="x">&lt;pre></pre><preface>')).toBe(
    '<pre tabindex="0"><code>a</code></pre><pre tabindex="0" class="x">&lt;pre></pre><preface>',
  );
  expect(focusBlocks('<pre class="x" tabindex="0">')).toBe('<pre class="x" tabindex="0">');
});
