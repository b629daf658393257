import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from '../../src/book/schema/config.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { composeBookSchema } from '../../src/collect/compose-book-schema.ts';
import type { Progress } from '../../src/git/schema/progress.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';

const options = () => ({ docket: '0.0.0', cacheDir: makeFolder() });

function makeTool(): string {
  const repository = makeRepository();
  repository.commit('feat: begin', { files: { 'reader/a.txt': 'a' } });
  repository.tag('v1.0.0', '1.0.0');
  repository.commit('fix: go on', { date: '1700100000 +0100', files: { 'viewer/b.txt': 'b' } });
  return repository.path;
}

function configOf(path: string, strict: readonly string[] = []) {
  return configSchema.parse({ products: [{ id: 'tool', name: 'Tool', repositories: [{ id: 'tool', path }] }], strict });
}

test('a Book is what its schema says, and now is the newest date in its inputs', async () => {
  const book = await collectBook(configOf(makeTool()), makeFolder(), options());
  expect((await composeBookSchema()).parse(book)).toEqual(book);
  expect(book).toMatchObject({
    asOf: '2023-11-16T03:00:00+01:00',
    products: [{ id: 'tool', releases: [{ version: '1.0.0' }] }],
    problems: [],
  });
});

test('what counts as now can be given', async () => {
  const book = await collectBook(configOf(makeTool()), makeFolder(), { ...options(), asOf: '2030-01-01T00:00:00+00:00' });
  expect(book.asOf).toBe('2030-01-01T00:00:00+00:00');
});

test('what the configuration sets of pages is in the Book, and nothing where it sets nothing', async () => {
  const plain = configOf(makeTool());
  const looks = { accent: { light: '#123456', dark: '#abcdef' } };
  const { looks: shown, clauses } = await collectBook({ ...plain, looks, clauses: ['part-11'] }, makeFolder(), options());
  expect({ shown, clauses }).toEqual({ shown: looks, clauses: ['part-11'] });
  const bare = await collectBook(plain, makeFolder(), options());
  expect([Object.hasOwn(bare, 'looks'), Object.hasOwn(bare, 'clauses')]).toEqual([false, false]);
});

test('a release folder without a release is a problem, and notes reach theirs', async () => {
  const root = makeFolder();
  for (const folder of ['tool/1.0.0', 'tool/9.9.9', 'toool/1.0.0']) {
    mkdirSync(join(root, 'content/releases', folder), { recursive: true });
    writeFileSync(join(root, 'content/releases', folder, 'release.md'), 'Hello');
  }
  const { products, problems } = await collectBook(configOf(makeTool()), root, options());
  expect(products[0]?.releases[0]?.highlights).toBe('<p>Hello</p>');
  expect(problems.map(({ code, place, message }) => `${code} ${place.source} ${message}`)).toMatchInlineSnapshot(`
    [
      "release-folder-unknown content/releases/tool/9.9.9/release.md The folder is for release \`tool 9.9.9\`, which does not exist; there is a version of \`tool\` as its tags name it.",
      "release-folder-unknown content/releases/toool/1.0.0/release.md The folder is for release \`toool 1.0.0\`, which does not exist; there is a product, one of \`tool\`.",
    ]
  `);
});

test('strict raises a warning to an error', async () => {
  const root = makeFolder();
  mkdirSync(join(root, 'content/keys'), { recursive: true });
  writeFileSync(join(root, 'content/keys/readme.txt'), 'x');
  const severities = async (strict: readonly string[]) => {
    const { problems } = await collectBook(configOf(makeTool(), strict), root, options());
    return problems.map(({ severity }) => severity);
  };
  expect(await severities([])).toEqual(['warning']);
  expect(await severities(['content-file-unknown'])).toEqual(['error']);
});

test('tags of components make a product of each, with the changes of its folder, and none takes the address of a page', async () => {
  const repository = makeRepository();
  for (const [index, component] of (['search', 'viewer', 'search', 'viewer'] as const).entries()) {
    repository.commit(`feat: ${component} ${index}`, { files: { [`${component}/${index}.txt`]: 'x' } });
    repository.tag(`${component}/v1.${index}.0`, 'x');
  }
  const config = configSchema.parse({ products: [{ id: 'mono', name: 'mono', repositories: [{ path: repository.path }] }] });
  const { products } = await collectBook(config, makeFolder(), { ...options(), derive: true });
  const told = products.map(({ id, releases }) => [
    id,
    releases.map(({ version, changes }) => `${version}: ${changes.map(({ title }) => title).join(', ')}`),
  ]);
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "search-2",
        [
          "1.2.0: search 2",
          "1.0.0: search 0",
        ],
      ],
      [
        "viewer",
        [
          "1.3.0: viewer 3",
          "1.1.0: viewer 1",
        ],
      ],
    ]
  `);
});

test('without a configuration the content folder of the current place is not read', async () => {
  const root = makeFolder();
  mkdirSync(join(root, 'content/releases/blog/post'), { recursive: true });
  expect((await collectBook(configOf(makeTool()), root, { ...options(), derive: true })).problems).toEqual([]);
});

test('each step of work is told when it begins and when it ends', async () => {
  const steps: string[] = [];
  const onProgress = ({ stage, subject, state, result }: Progress) => steps.push([stage, subject, state, result].filter(Boolean).join(' '));
  await collectBook(configOf(makeTool()), makeFolder(), { ...options(), onProgress });
  expect(steps).toMatchInlineSnapshot(`
    [
      "read tool begun",
      "read tool ended 2 commits, 1 tag",
      "judge tool begun",
      "judge tool ended",
      "assemble begun",
      "assemble ended",
    ]
  `);
});

test('a line of allowed_signers that cannot be read is a problem at its place', async () => {
  const root = makeFolder();
  mkdirSync(join(root, 'content'), { recursive: true });
  writeFileSync(join(root, 'content/allowed_signers'), '# people\n\nmira@example.org, namespaces="git" ssh-ed25519 AAAA\n');
  const { problems } = await collectBook(configOf(makeTool()), root, options());
  expect(problems.map(({ code, place }) => ({ code, ...place }))).toEqual([
    { code: 'allowed-signers-malformed', source: 'content/allowed_signers', line: 3, column: 1 },
  ]);
});

test('an equal patch under an equal subject is told as likely the same, when it was written again by another', async () => {
  const repository = makeRepository();
  const { commit, git, path } = repository;
  commit('Begin', { files: { 'a.txt': 'one\ntwo\n' }, date: '1700000000 +0000' });
  git('branch', '1.0');
  commit('Something else', { files: { 'b.txt': 'b\n' }, date: '1700000100 +0000' });
  commit('Names are whole again', { files: { 'a.txt': 'one\n2\n' }, date: '1700000200 +0000' });
  commit('Wait for the network', { files: { 'c.txt': 'main\n' }, date: '1700000250 +0000' });
  git('tag', 'v1.1.0');
  git('checkout', '-q', '1.0');
  git('tag', 'v1.0.0');
  commit('Names are whole again', { files: { 'a.txt': 'one\n2\n' }, date: '1700000300 +0000', name: 'Bo', email: 'bo@example.org' });
  commit('Wait for the network', { files: { 'c.txt': 'old\n' }, date: '1700000350 +0000', name: 'Bo', email: 'bo@example.org' });
  git('tag', 'v1.0.1');
  const { products } = await collectBook(configOf(path), makeFolder(), options());
  const told = products[0]?.releases.flatMap(({ version, changes }) =>
    changes.flatMap(({ title, likely = [] }) => likely.map((one) => `${version} ${title}: ${one.version}, ${one.common}`)),
  );
  expect(told).toEqual([
    '1.1.0 Names are whole again: 1.0.1, same patch and subject',
    '1.0.1 Names are whole again: 1.1.0, same patch and subject',
  ]);
});
