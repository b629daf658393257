import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../scripts/create-program.ts';
import { shippedProtocols } from '../scripts/records/shipped-protocols.ts';
import * as gapProblems from '../src/backports/schema/gap-problems.ts';
import { capabilities } from '../src/capabilities.ts';
import { signoffStates } from '../src/validation/schema/signoffs/signoff.ts';
import { root } from './source-files.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['docs', 'content/guides'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)),
].filter((name) => /\.mdx?$/.test(name));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

test('the README has a row for each command, and no other', async () => {
  const program = await createProgram();
  const named = [...read('README.md').matchAll(/^\| `docket (\w+)`/gm)].map((match) => match[1]);
  expect(named.toSorted()).toEqual(
    program.commands
      .map((command) => command.name())
      .filter((name) => name !== 'help')
      .toSorted(),
  );
});

test('each file of scripts/commands is a command, and docket has every command that a capability names', async () => {
  const commands = (await createProgram()).commands.map((command) => command.name());
  const files = readdirSync(join(root, 'scripts/commands')).flatMap((name) => /^(?!book-options)(.+)\.ts$/.exec(name)?.[1] ?? []);
  const named = capabilities.flatMap((capability) => capability.commands.map(({ name }) => name));
  expect([...files, ...named].filter((name) => !commands.includes(name))).toEqual([]);
});

test('every state of a signature is explained, and every protocol that ships is named', () => {
  expect([...read('content/guides/signing.md').matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1])).toEqual([...signoffStates]);
  const [shipped = ''] = /^Docket ships .*?: `docket new/m.exec(read('content/guides/validation.md')) ?? [];
  expect([...shipped.matchAll(/`([a-z-]+)`/g)].map((match) => match[1])).toEqual([...shippedProtocols]);
});

test('every file and every heading that a document names is there', () => {
  const missing = documents.flatMap((name) => {
    const text = read(name)
      .replace(/^ *(`{3,})[\s\S]*?^ *\1$/gm, '')
      .replace(/`[^`\n]*`/g, '`');
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(([, file = '', part = '']) => ({
      path: file === '' ? name : join(dirname(name), file),
      part,
    }));
    const named = [
      ...(name === generated ? '' : read(name)).matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+\.(?:ts|astro|css|md)|\.ci\/run)`/g),
    ].map(([, path = '']) => ({
      path,
      part: '',
    }));
    return [...linked, ...named]
      .filter(
        ({ path, part }) => !sitePages.includes(path) && !(existsSync(join(root, path)) && (part === '' || headingsOf(path).has(part))),
      )
      .map(({ path, part }) => `${path}${part === '' ? '' : `#${part}`}, named by ${name}`);
  });
  expect(missing).toEqual([]);
});

test('all folders, files and names of code that the table of where to add what names are there', () => {
  const [, table = ''] = /^## Where do I add …\n([\s\S]*?)^## /m.exec(read('ARCHITECTURE.md')) ?? [];
  const rows = [...table.matchAll(/^\| (?!what \||---)(.+?) \| (.+) \|$/gm)].map(([, what = '', where = '']) => ({ what, where }));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.flatMap(({ what, where }) => listMissing(where).map((name) => `${name}, for ${what}`))).toEqual([]);
});

test('the guide of the backport log names the code of every gap', () => {
  const place = { source: 'portal' };
  const codes = Object.values(gapProblems).map((problem) => problem(place, { target: '1.0', count: 1 }).code);
  const [, listed = ''] = /^`docket check` reports gaps(.*)$/m.exec(read('content/guides/backports.md')) ?? [];
  expect(listed.match(/backport-[a-z-]+/g)?.sort()).toEqual([...codes, 'backport-outside-window'].sort());
});

test('guides lead only to guides and to pages of the site, so that their links work there as well', () => {
  const guides = documents.filter((name) => name.startsWith('content/guides/'));
  const outside = guides.flatMap((name) =>
    [
      ...read(name)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!https?:|#)([^)#]*)/g),
    ].flatMap(([, file = '']) =>
      /^[\w-]+\.mdx?$/.test(file) || sitePages.includes(join(dirname(name), file)) ? [] : [`${file}, named by ${name}`],
    ),
  );
  expect(outside).toEqual([]);
});

test('every guide stands in a group, and its place there is its own', () => {
  const orders = documents
    .filter((name) => name.startsWith('content/guides/'))
    .map((name) => /^group: \S[\s\S]*?^order: \d+$/m.exec(read(name))?.[0] ?? name);
  expect(orders.filter((order, at) => !order.startsWith('group: ') || orders.indexOf(order) !== at)).toEqual([]);
});

/** Descriptions of settings name files of the user. */
const generated = 'content/guides/options.md';

/** Pages of every site that guides lead to, as a path from a guide. */
const sitePages: readonly string[] = ['problems/'];

/** What forges and the site make of headings. */
function headingsOf(name: string): ReadonlySet<string> {
  return new Set(
    [...read(name).matchAll(/^#{1,6} (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/**
 * What a row names and nobody finds: a path from the top that is not there, a file (`read-marks.ts`) that is not below the folders of those paths, nor where
 * their tests are, and a name in code (`gapStates`) that none of these files has, nor the shape of a capability.
 */
function listMissing(row: string): readonly string[] {
  const words = [...row.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
  const paths = words.filter((word) => /^(src|test|scripts|content|processes|protocols)\//.test(word));
  const folders = paths.map((path) => path.replace(/[^/]*\.\w+$/, '').replace(/\/$/, ''));
  const near = [...folders, ...folders.map((folder) => folder.replace(/^src\//, 'test/'))].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const files = near.flatMap((folder) => listFiles(folder));
  const isThere = (word: string): boolean => {
    if (paths.includes(word)) return existsSync(join(root, word));
    if (/^(schema|views)\/[\w-]+\.ts$/.test(word)) return capabilities.some(({ id }) => existsSync(join(root, 'src', id, word)));
    if (/^[\w/-]+\.(ts|astro)$/.test(word) && paths.length > 0) return files.some((file) => file.endsWith(`/${word}`));
    if (!/^[a-z]+[A-Z]\w*$|^[A-Z]\w+[a-z][A-Z]\w*$/.test(word)) return true;
    return [...files, 'src/book/capability.ts'].some((file) => new RegExp(`\\b${word}\\b`).test(read(file)));
  };
  return words.filter((word) => !isThere(word));
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro|md)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
