import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, makeRepository, type TestRepository } from '../git-repository.ts';
import { isThorough, often } from '../often.ts';
import { folderDigest } from './folder-digest.ts';
import { runDocket } from './run-docket.ts';

function start(): TestRepository {
  const repository = makeRepository();
  for (const [at, version] of ['1.0.0', '1.0.1', '1.1.0', '1.1.1', '1.1.2-rc.1', '1.2.0'].entries()) {
    repository.commit(`feat: thing ${at} (#${at + 1})`, {
      files: { [`${at}.txt`]: `${at}` },
      date: `${1_700_000_000 + at * 90_000} +0100`,
    });
    repository.tag(`v${version}`, `Version ${version}`, { date: `${1_700_000_100 + at * 90_000} +0100` });
  }
  return repository;
}

function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Builds into a folder of its own, with what is kept in another; and the same with `--fresh`, to be compared. */
function startBuilding() {
  const folder = makeFolder();
  const [kept, elsewhere] = [join(makeFolder(), 'kept'), join(makeFolder(), 'elsewhere')];
  const build = (repository: TestRepository, out: string, cache: string, ...options: readonly string[]): readonly string[] => {
    const args = ['build', '--repository', repository.path, '--out', out, '--site', 'https://releases.example.org', ...options];
    runDocket(folder, args, { XDG_CACHE_HOME: cache });
    return folderDigest(join(folder, out));
  };
  const expectFresh = (repository: TestRepository, name: string): void =>
    expect(build(repository, 'site', kept), name).toEqual(build(repository, 'fresh', elsewhere, '--fresh'));
  return { folder, kept, build, expectFresh };
}

test('whatever was built before, a build gives the bytes of one with --fresh', () => {
  const { folder, kept, build, expectFresh } = startBuilding();
  const one = start();
  build(one, 'site', kept);
  one.commit('fix: what was wrong (#9)', { files: { 'nine.txt': '9' }, date: '1701000000 +0100' });
  one.tag('v1.2.1', 'Version 1.2.1', { date: '1701000100 +0100' });
  const before = new Set(listFiles(join(folder, 'site')).map((file) => statSync(file).ino));
  expectFresh(one, 'one more tag');
  const taken = listFiles(join(folder, 'site')).filter((file) => before.has(statSync(file).ino));
  expect(taken.map((file) => file.slice(join(folder, 'site', '/').length))).toContain(
    `${one.path.split('/').at(-1)?.toLowerCase()}/1.0.0/index.html`,
  );
  const same = folderDigest(join(folder, 'site'));
  // Each build begins with the site before the last.
  for (let time = 1; time <= often(1, 4); time += 1)
    expect(build(one, 'site', kept), `the same again, for the ${time}. time`).toEqual(same);
  one.git('tag', '-f', 'v1.1.1', 'HEAD');
  one.git('tag', '-d', 'v1.0.1');
  for (const file of listFiles(join(kept, 'docket')).filter((name) => name.endsWith('pages.state'))) writeFileSync(file, '{}');
  expectFresh(one, 'tags moved and deleted, what was kept damaged');
});

test.runIf(isThorough)('what was kept of one repository changes nothing in the site of another', () => {
  const { kept, build, expectFresh } = startBuilding();
  build(start(), 'site', kept);
  const other = start();
  other.commit('feat: something else', { date: '1702000000 +0000' });
  other.git('tag', 'v2.0.0');
  expectFresh(other, 'another repository, with what was kept of the first');
});
