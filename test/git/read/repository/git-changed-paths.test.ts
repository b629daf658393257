import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readChangedPaths } from '../../../../src/git/read/repository/git-changed-paths.ts';
import { makeRepository } from '../../../git-repository.ts';

async function read(gitDir: string, shas: readonly string[], most?: number) {
  const found: (readonly [string, readonly string[]])[] = [];
  await readChangedPaths({ gitDir, shas, take: (sha, paths) => found.push([sha, paths]), ...(most === undefined ? {} : { most }) });
  return found;
}

test('each commit is told with the paths that it changes, also the first, one without changes not at all', async () => {
  const { path, commit, git } = makeRepository();
  const first = commit('one', { files: { 'a b/ü.txt': '1', 'c.txt': '1' } });
  const second = commit('two', { files: { 'c.txt': '2', 'd\n.txt': '2' } });
  git('checkout', '-q', '-b', 'side', first);
  const side = commit('side', { files: { 'e.txt': '3' } });
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
  const merge = git('rev-parse', 'HEAD');
  expect(await read(`${path}/.git`, [merge, side, second, first])).toEqual([
    [side, ['e.txt']],
    [second, ['c.txt', 'd\n.txt']],
    [first, ['a b/ü.txt', 'c.txt']],
  ]);
});

test('at the top, folders are told as such', async () => {
  const { path, commit } = makeRepository();
  const only = commit('one', { files: { 'a/b/c.txt': '1', 'd.txt': '1' } });
  const found: (readonly string[])[] = [];
  await readChangedPaths({ gitDir: `${path}/.git`, shas: [only], depth: 'top', take: (_sha, paths) => found.push(paths) });
  expect(found).toEqual([['a/', 'd.txt']]);
});

test('a file whose name is the id of a commit is a file', async () => {
  const { path, commit } = makeRepository();
  const first = commit('one', { files: { 'a.txt': '1' } });
  const second = commit('two', { files: { [first]: '2', 'z.txt': '2' } });
  expect(await read(`${path}/.git`, [second])).toEqual([[second, [first, 'z.txt']]]);
});

test('of a commit with very many paths none is told, and missing commits end the reading', async () => {
  const { path, commit, git } = makeRepository();
  const first = commit('one', { files: { 'a.txt': '1', 'b.txt': '1', 'c.txt': '1' } });
  const second = commit('two', { files: { 'a.txt': '2' } });
  const third = commit('three', { files: { 'a.txt': '3' } });
  expect(await read(`${path}/.git`, [third, first], 2)).toEqual([[third, ['a.txt']]]);
  const tree = git('rev-parse', `${first}^{tree}`);
  rmSync(join(path, '.git/objects', tree.slice(0, 2), tree.slice(2)), { force: true });
  expect(await read(`${path}/.git`, [third, third, second])).toEqual([[third, ['a.txt']]]);
});
