import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listTree } from '../../../../src/git/read/repository/git-tree.ts';
import { makeRepository, type TestRepository } from '../../../git-repository.ts';

/** An entry of a tree as git keeps it. */
function entry(mode: string, name: string | Uint8Array, id: string): Uint8Array {
  return Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.from([0]), Buffer.from(id, 'hex')]);
}

/** Stores a tree, however broken, and commits it. */
function commitTree({ feed, git }: TestRepository, ...entries: readonly Uint8Array[]): string {
  return git('commit-tree', '-m', 'one', storeTree({ feed }, ...entries));
}

function storeTree({ feed }: Pick<TestRepository, 'feed'>, ...entries: readonly Uint8Array[]): string {
  return feed(Buffer.concat(entries), 'hash-object', '-w', '-t', 'tree', '--literally', '--stdin');
}

function listed({ git }: TestRepository, commit: string): readonly string[] {
  return git('ls-tree', '-r', '-z', '--name-only', '--full-tree', commit).split('\0').slice(0, -1);
}

test.each([['sha1'], ['sha256']])('lists what git lists in its order, with ids of %s', async (format) => {
  const repository = makeRepository(`--object-format=${format}`);
  const files = { 'a.b': '', 'a/z': '', 'a/b/c\nd': '', a0: '', 'ü/ x ': '', '-option': '', '.mailmap/x': '' };
  const commit = repository.commit('one', { files });
  const paths = listed(repository, commit);
  expect(paths).toHaveLength(7);
  expect(await listTree(join(repository.path, '.git'), commit)).toEqual({ paths, whole: true });
});

test('folders with one name, and with names that look alike because they are not UTF-8, keep their own files', async () => {
  const repository = makeRepository();
  const gitDir = join(repository.path, '.git');
  const file = repository.store('blob', '');
  const folders = ['one', 'two', 'three', 'four'].map((name) => storeTree(repository, entry('100644', name, file)));
  const [one = '', two = '', three = '', four = ''] = folders;
  const twice = commitTree(repository, entry('40000', 'a', one), entry('40000', 'a', two), entry('100644', 'b', file));
  expect(await listTree(gitDir, twice)).toEqual({ paths: ['a/one', 'a/two', 'b'], whole: true });
  const alike = commitTree(repository, entry('40000', Buffer.from([0xfe]), three), entry('40000', Buffer.from([0xff]), four));
  expect(await listTree(gitDir, alike)).toEqual({ paths: ['\ufffd/three', '\ufffd/four'], whole: true });
});

test('what git cannot list to its end is not whole', async () => {
  const repository = makeRepository();
  const gitDir = join(repository.path, '.git');
  const file = repository.store('blob', 'no tree');
  const good = entry('100644', 'a', file);
  const whole = storeTree(repository, good);
  const gone = storeTree(repository, entry('100644', 'gone', file));
  for (const broken of [
    [good, entry('100644', '', file)],
    [good, entry('10x644', 'b', file)],
    [good, entry('100644', 'b', file.slice(0, 20))],
    [good, Buffer.from('100644 b')],
    [good, entry('40000', 'b', file)],
    [good, entry('40000', 'b', gone)],
  ]) {
    const commit = commitTree(repository, ...broken);
    rmSync(join(gitDir, 'objects', gone.slice(0, 2), gone.slice(2)), { force: true });
    expect(await listTree(gitDir, commit)).toMatchObject({ whole: false });
  }
  const odd = commitTree(repository, entry('0100644', 'a', file), entry('40755', 'b', whole), entry('0040000', 'c', whole));
  expect(await listTree(gitDir, odd)).toEqual({ paths: listed(repository, odd), whole: true });
});

test('one large folder that stands in many places is not listed without end', async () => {
  const repository = makeRepository();
  const file = repository.store('blob', '');
  const names = Array.from({ length: 20_000 }, (_, at) => entry('100644', `${'x'.repeat(80)}${`${at}`.padStart(6, '0')}`, file));
  const large = storeTree(repository, ...names);
  const places = Array.from({ length: 150 }, (_, at) => entry('40000', `${at}`.padStart(3, '0'), large));
  const { paths, whole } = await listTree(join(repository.path, '.git'), commitTree(repository, ...places));
  expect(whole).toBe(false);
  expect(paths.length).toBeLessThan(500_000);
});
