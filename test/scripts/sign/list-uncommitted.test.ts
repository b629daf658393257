import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { listUncommitted } from '../../../scripts/sign/list-uncommitted.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('what is changed, new or ignored is not committed, below whichever folder was asked about', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { 'quality/same.mdx': 'A\n', 'quality/changed.mdx': 'A\n', '.gitignore': 'quality/logs\n' } });
  for (const file of ['quality/changed.mdx', 'quality/new.mdx', 'quality/other.mdx', 'quality/logs/up.log']) repository.write(file, 'B\n');
  const files = ['same.mdx', 'changed.mdx', 'new.mdx', 'logs/up.log'];
  expect(await listUncommitted(join(repository.path, 'quality'), files)).toEqual([
    { file: 'changed.mdx', ignored: false },
    { file: 'new.mdx', ignored: false },
    { file: 'logs/up.log', ignored: true },
  ]);
});

test('outside a git repository nothing is told', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'new.mdx'), 'A\n');
  expect(await listUncommitted(folder, ['new.mdx'])).toEqual([]);
});

test.each(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_CEILING_DIRECTORIES'])(
  'the %s of whoever calls leads nowhere else',
  async (name) => {
    const repository = makeRepository();
    repository.commit('Begin', { files: { 'content/changed.mdx': 'A\n', 'content/same.mdx': 'A\n' } });
    repository.write('content/changed.mdx', 'B\n');
    const other = makeRepository();
    other.commit('Begin', { files: { 'content/changed.mdx': 'B\n' } });
    const places: Readonly<Record<string, string>> = {
      GIT_DIR: join(other.path, '.git'),
      GIT_WORK_TREE: other.path,
      GIT_INDEX_FILE: join(other.path, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.path, '.git/objects'),
      GIT_CEILING_DIRECTORIES: repository.path,
    };
    vi.stubEnv(name, places[name]);
    const files = ['changed.mdx', 'same.mdx'];
    expect(await listUncommitted(join(repository.path, 'content'), files)).toEqual([{ file: 'changed.mdx', ignored: false }]);
  },
);

test('a filter that the repository names does not run, and line ends that a checkout turned around are no change', async () => {
  const repository = makeRepository();
  repository.commit('Begin', { files: { '.gitattributes': '*.mdx filter=own\n', 'a.mdx': 'A\nB\n', 'b.mdx': 'A\n' } });
  const ran = join(makeFolder(), 'ran');
  for (const kind of ['clean', 'smudge', 'process']) repository.git('config', `filter.own.${kind}`, `touch ${ran}; cat`);
  repository.git('config', 'core.fsmonitor', `touch ${ran}`);
  repository.write('a.mdx', 'A\r\nB\r\n');
  repository.write('b.mdx', 'B\n');
  expect(await listUncommitted(repository.path, ['a.mdx', 'b.mdx'])).toEqual([{ file: 'b.mdx', ignored: false }]);
  expect(existsSync(ran)).toBe(false);
});
