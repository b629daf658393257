import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContentStore } from '../../../../src/git/read/kept/content-store.ts';
import { readPatchTexts, readPrints, readTouchedPaths } from '../../../../src/git/read/patches/read-prints.ts';
import { compareLines, listChangedLines } from '../../../../src/git/schema/patches/patch-print.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

const keepNothing = () => openContentStore(null, '', () => '');

function sourceOf(repository: ReturnType<typeof makeRepository>, store = keepNothing()) {
  return { gitDir: join(repository.path, '.git'), store };
}

test('patches are equal whatever their white space and lines, and equal without context where that differs', async () => {
  const repository = makeRepository();
  const base = repository.commit('base', { files: { 'a.txt': 'a\nb\nc\n' } });
  const one = repository.commit('one', { files: { 'a.txt': 'a\nB\nc\n' } });
  repository.git('checkout', '-q', '-b', 'indented', base);
  const two = repository.commit('two', { files: { 'a.txt': 'a\n  B \nc\n' } });
  repository.git('checkout', '-q', '-b', 'other', base);
  repository.commit('around', { files: { 'a.txt': 'x\nb\nc\n' } });
  const three = repository.commit('three', { files: { 'a.txt': 'x\nB\nc\n' } });
  const prints = await readPrints(sourceOf(repository), [one, two, three, base]);
  const [first, second, third] = [one, two, three].map((sha) => prints.get(sha));
  expect(first?.exact).toBe(second?.exact);
  expect(first?.exact).not.toBe(third?.exact);
  expect(first?.loose).toBe(third?.loose);
  expect(first?.files).toHaveLength(1);
  expect(prints.get(base)?.files[0]?.lines).toHaveLength(3);
});

test('conflict markers are found with their line, and text that looks like a header inside a file is not one', async () => {
  const repository = makeRepository();
  const other = repository.commit('other', { files: { 'b.txt': 'b\n' } });
  const sha = repository.commit('conflict', {
    files: { 'a.txt': `one\n<<<<<<< HEAD\n${other}\n=======\ndiff --git a/x b/x\n>>>>>>> theirs\n`, 'empty file': '' },
  });
  const prints = await readPrints(sourceOf(repository), [sha, other]);
  expect(prints.get(sha)?.markers).toEqual([{ path: 'a.txt', line: 2 }]);
  expect(prints.get(sha)?.files.map(({ path }) => path)).toEqual(['a.txt', 'empty file']);
  expect(prints.get(other)?.files.map(({ path }) => path)).toEqual(['b.txt']);
});

test('a commit whose file is missing is left out, and those before and after it are read', async () => {
  const repository = makeRepository();
  const shas = Array.from({ length: 30 }, (_, at) => repository.commit(`c${at}`, { files: { 'a.txt': `${at}\n` } }));
  const lost = repository.git('rev-parse', `${shas[10]}:a.txt`);
  rmSync(join(repository.path, '.git', 'objects', lost.slice(0, 2), lost.slice(2)));
  const prints = await readPrints(sourceOf(repository), shas);
  expect(shas.flatMap((sha, at) => (prints.get(sha) === null ? [at] : []))).toEqual([10, 11]);
  const touched = await readTouchedPaths(sourceOf(repository), shas);
  expect([...touched.values()].every((paths) => paths.length === 1)).toBe(true);
  expect(touched.size).toBe(30);
  expect((await readPatchTexts(join(repository.path, '.git'), shas.slice(0, 2), 100)).get(shas[1] ?? '')).toContain('+1');
});

test('what was read is kept by commit, and read again only where the code or the file is another', async () => {
  const repository = makeRepository();
  const sha = repository.commit('one', { files: { 'a.txt': 'a\n' } });
  const folder = makeFolder();
  const first = await readPrints(
    sourceOf(
      repository,
      openContentStore(folder, 'r', () => 'code'),
    ),
    [sha],
  );
  const store = openContentStore(folder, 'r', () => 'code');
  expect(store.get(`p${sha}`)).toBeUndefined();
  const saving = openContentStore(folder, 'r', () => 'code');
  await readPrints(sourceOf(repository, saving), [sha]);
  saving.save();
  rmSync(join(repository.path, '.git'), { recursive: true });
  expect(
    await readPrints(
      sourceOf(
        repository,
        openContentStore(folder, 'r', () => 'code'),
      ),
      [sha],
    ),
  ).toEqual(first);
  expect(openContentStore(folder, 'r', () => 'other code').get(`p${sha}`)).toBeUndefined();
});

test('similarity counts each line as often as it stands there', () => {
  expect(compareLines([1, 1, 2], [1, 2, 3])).toBe(0.5);
  expect(compareLines([], [])).toBe(0);
  expect(
    listChangedLines({
      exact: '',
      loose: '',
      markers: [],
      cut: false,
      files: [
        { path: 'a', lines: [3, 9] },
        { path: 'b', lines: [1, 4] },
      ],
    }),
  ).toEqual([1, 3, 4, 9]);
});
