import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { makeFolder } from '../../git-repository.ts';
import { isThorough } from '../../often.ts';
import { shelf, small, startBuilding } from './start-building.ts';

let root = '';
let cache = '';

beforeEach(() => {
  root = makeFolder();
  cache = makeFolder();
});

function write(name: string, lines: readonly string[]): void {
  const file = path.join(root, 'content', 'guides', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, ['---', `title: Guide ${name}`, '---', '', ...lines, ''].join('\n'));
}

const listKept = (): readonly string[] => {
  const { folder } = shelf(cache);
  return readdirSync(folder).map((name) => `${name} ${statSync(path.join(folder, name)).ino}`);
};

test('guides of text alone are bundled once, and show what is written as long as it is so', async () => {
  const { build } = startBuilding({ root });
  write('first.md', ['## One', '', '```ts', "import x from 'y';", '```', '', '## Two', '', '| a | b |', '| - | - |', '| 1 | 2 |']);
  write('in/second.mdx', ['# Sum', '', '<b>{1 + 2}</b>, and back to [the first](../first.md).']);
  const fresh = await build(small, 'fresh', null);
  expect(fresh.files.join('\n')).toContain('guides/in/second/index.html');
  await build(small, 'first', cache);
  const kept = listKept();
  expect(kept).toHaveLength(1);
  expect(await build(small, 'second', cache)).toEqual(fresh);
  expect(listKept()).toEqual(kept);
  write('first.md', ['## Another']);
  rmSync(path.join(root, 'content', 'guides', 'in'), { recursive: true });
  const { files } = await build(small, 'third', cache);
  expect(files.filter((file) => !fresh.files.includes(file)).join('\n')).toContain('guides/first/index.html');
  expect(files.join('\n')).not.toContain('guides/in/second');
  expect(listKept()).toHaveLength(2);
});

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const others = [
  {
    what: 'show pictures beside them',
    add: () => {
      write('other.md', ['![Dot](./dot.png)']);
      writeFileSync(path.join(root, 'content', 'guides', 'dot.png'), picture);
    },
  },
  {
    what: 'import files',
    add: () => {
      write('other.mdx', ["import values from './values.json';", '', '{values.one}']);
      writeFileSync(path.join(root, 'content', 'guides', 'values.json'), '{ "one": 1 }');
    },
  },
  {
    what: 'import what belongs to Node',
    add: () => write('other.mdx', ["import { hostname } from 'node:os';", '', '{hostname().length}']),
  },
  { what: 'ask for settings of the build', add: () => write('other.mdx', ['{import.meta.env.MODE}']) },
  {
    what: 'have a layout of their own',
    add: () => {
      write('other.mdx', ['export const one = 1;', '', "export { default as two } from './Layout.mdx';", '', '{one}']);
      write('Layout.mdx', ['Text']);
      write('more/third.mdx', ["import Part from '../../part.mdx';", '', '<Part />']);
      writeFileSync(path.join(root, 'content', 'part.mdx'), 'Part');
    },
  },
  {
    what: 'are links to elsewhere',
    add: () => {
      writeFileSync(path.join(root, 'elsewhere.md'), '---\ntitle: Elsewhere\n---\n\nText\n');
      symlinkSync('../../elsewhere.md', path.join(root, 'content', 'guides', 'other.md'));
    },
  },
];

test.each(isThorough ? others : others.slice(0, 1))('guides that $what are bundled for each build', async ({ add }) => {
  const { build } = startBuilding({ root });
  write('first.md', ['Text']);
  add();
  const { files } = await build(small, 'first', cache);
  expect(files.join('\n')).toContain('guides/other/index.html');
  expect(readdirSync(cache)).not.toContain('renderers');
});
