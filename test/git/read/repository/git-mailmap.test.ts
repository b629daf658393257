import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMailmap } from '../../../../src/git/read/repository/git-mailmap.ts';
import { makeRepository } from '../../../git-repository.ts';

test('a mailmap is named by its id, also where it is a folder', async () => {
  const { path, git, commit } = makeRepository();
  const gitDir = join(path, '.git');
  expect(await readMailmap(gitDir)).toBe('none');
  commit('one', { files: { '.mailmap': 'Ada <ada@example.org>\n' } });
  expect(await readMailmap(gitDir)).toEqual({ id: git('rev-parse', 'HEAD:.mailmap') });
  git('rm', '-q', '.mailmap');
  commit('two', { files: { '.mailmap/x': '' } });
  expect(await readMailmap(gitDir)).toEqual({ id: git('rev-parse', 'HEAD:.mailmap') });
});

test('a file whose name ends like that of a mailmap is none', async () => {
  const { path, commit } = makeRepository();
  commit('one', { files: { 'old .mailmap': '', 'docs/.mailmap': '' } });
  expect(await readMailmap(join(path, '.git'))).toBe('none');
});

test('a mailmap that is not there, or whose folder is not, is missing', async () => {
  const { path, git, commit } = makeRepository();
  const gitDir = join(path, '.git');
  commit('one', { files: { '.mailmap': 'Ada <ada@example.org>\n' } });
  for (const name of ['HEAD:.mailmap', 'HEAD^{tree}']) {
    const id = git('rev-parse', name);
    rmSync(join(gitDir, 'objects', id.slice(0, 2), id.slice(2)));
    expect(await readMailmap(gitDir)).toBe('missing');
  }
});
