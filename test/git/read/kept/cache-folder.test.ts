import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeCacheFolder } from '../../../../src/git/read/kept/cache-folder.ts';
import { makeFolder } from '../../../git-repository.ts';

function useHome(home: string): void {
  vi.stubEnv('XDG_CACHE_HOME', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

test('what is kept between runs lies outside the folder, in one of the user that nobody else can write to', async () => {
  const home = makeFolder();
  const root = makeFolder();
  useHome(home);
  const folder = (await makeCacheFolder(root)) ?? '';
  expect(relative(home, folder)).toMatch(/^docket\/docket-[\w-]+-[0-9a-f]{16}$/);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(await makeCacheFolder(root)).toBe(folder);
  expect(await makeCacheFolder(makeFolder())).not.toBe(folder);
});

test('a folder of caches that others could write to is closed to them', async () => {
  const home = makeFolder();
  mkdirSync(join(home, 'docket'));
  chmodSync(join(home, 'docket'), 0o777);
  useHome(home);
  await makeCacheFolder(makeFolder());
  expect(statSync(join(home, 'docket')).mode & 0o777).toBe(0o700);
});

test('caches inside the root, behind a link, or where a file stands are not used', async () => {
  const root = makeFolder();
  useHome(join(root, 'caches'));
  expect(await makeCacheFolder(root)).toBeNull();
  const home = makeFolder();
  symlinkSync(makeFolder(), join(home, 'docket'));
  useHome(home);
  expect(await makeCacheFolder(makeFolder())).toBeNull();
  useHome('/dev/null/caches');
  expect(await makeCacheFolder(makeFolder())).toBeNull();
});
