import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContentStore } from '../../../../src/git/read/kept/content-store.ts';
import { readPatchDigests } from '../../../../src/git/read/patches/read-prints.ts';
import { makeRepository } from '../../../git-repository.ts';

test('equal patches have one digest, whatever stands around them and however it is indented', async () => {
  const { path, commit, git } = makeRepository();
  const base = commit('base', { files: { 'a.txt': 'one\ntwo\nthree\n', 'b.txt': 'b\n' } });
  const change = commit('change', { files: { 'a.txt': 'one\n2\nthree\n' } });
  git('checkout', '-q', '-b', 'old', base);
  commit('other', { files: { 'a.txt': 'zero\none\ntwo\nthree\n' } });
  const copy = commit('copy', { files: { 'a.txt': 'zero\none\n  2\nthree\n' } });
  const different = commit('different', { files: { 'b.txt': 'one\n2\nthree\n' } });
  const empty = git('commit-tree', '-p', copy, '-m', 'empty', `${different}^{tree}`);
  const emptier = git('commit-tree', '-p', empty, '-m', 'emptier', `${different}^{tree}`);
  const patches = await readDigests(`${path}/.git`, [emptier, different, copy, change]);
  expect(patches.get(copy)).toBe(patches.get(change));
  expect([...patches.keys()]).toEqual([different, copy, change]);
  expect(patches.get(different)).not.toBe(patches.get(change));
});

test('a commit whose blobs are missing has no digest, and those after it have theirs', async () => {
  const { path, commit, git } = makeRepository();
  const first = commit('one', { files: { 'a.txt': '1\n' } });
  const second = commit('two', { files: { 'b.txt': '2\n' } });
  const third = commit('three', { files: { 'c.txt': '3\n' } });
  const blob = git('rev-parse', `${second}:b.txt`);
  rmSync(join(path, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
  const patches = await readDigests(`${path}/.git`, [third, second, first]);
  expect([...patches.keys()]).toEqual([third, first]);
});

test('pictures are equal patches only where they are the same picture', async () => {
  const { path, commit, git, write } = makeRepository();
  const base = commit('base', { files: { 'a.png': '\0one' } });
  const draw = (name: string, bytes: string): string => {
    git('checkout', '-q', '-b', name, base);
    write('a.png', bytes);
    git('commit', '-q', '-a', '-m', name);
    return git('rev-parse', 'HEAD');
  };
  const [two, again, three] = [draw('two', '\0two'), draw('again', '\0two'), draw('three', '\0three')];
  const patches = await readDigests(`${path}/.git`, [two, again, three]);
  expect(patches.get(two)).toBeDefined();
  expect(patches.get(again)).toBe(patches.get(two));
  expect(patches.get(three)).not.toBe(patches.get(two));
});

const readDigests = (gitDir: string, shas: readonly string[]) =>
  readPatchDigests({ gitDir, store: openContentStore(null, 'patches', () => '') }, shas);
