import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { isRemote, locateRepository } from '../../../../src/git/read/places/locate-repository.ts';
import { readRepository } from '../../../../src/git/read/repository/read-repository.ts';
import { makeFolder, makeRepository, openRepository } from '../../../git-repository.ts';

const places = () => ({ root: makeFolder(), cacheDir: join(makeFolder(), 'cache') });

test('a folder is where it is', async () => {
  const { path } = makeRepository();
  expect(await locateRepository(path, places())).toBe(path);
});

test('a URL is copied once, then brought up to date: new and moved branches, deleted tags', async () => {
  const origin = makeRepository();
  origin.commit('one');
  origin.tag('v1', 'v1');
  origin.tag('v2', 'v2');
  const url = pathToFileURL(origin.path).href;
  const there = places();
  const folder = await locateRepository(url, there);
  expect((await readRepository({ path: folder, id: 'x' })).history.tags.map(({ name }) => name)).toEqual(['v1', 'v2']);
  const next = origin.commit('two');
  origin.git('tag', '-d', 'v2');
  expect(await locateRepository(url, there)).toBe(folder);
  const { history } = await readRepository({ path: folder, id: 'x' });
  expect(history.tags.map(({ name }) => name)).toEqual(['v1']);
  expect(history.head).toEqual({ branch: 'main', commit: next });
  expect(readdirSync(there.cacheDir)).toHaveLength(1);
});

test('a bundle is read like the repository that it was made from', async () => {
  const origin = makeRepository();
  origin.commit('one');
  origin.tag('v1', 'v1');
  const file = join(makeFolder(), 'x.bundle');
  origin.git('bundle', 'create', '-q', file, '--all');
  const folder = await locateRepository(file, places());
  expect((await readRepository({ path: folder, id: 'x' })).history.tags.map(({ name }) => name)).toEqual(['v1']);
});

test('a SHA-256 repository keeps its ids', async () => {
  const origin = makeRepository('--object-format=sha256');
  const id = origin.commit('one');
  const folder = await locateRepository(pathToFileURL(origin.path).href, places());
  expect(openRepository(folder).git('rev-parse', 'HEAD')).toBe(id);
});

test('credentials of a URL are neither stored nor told', async () => {
  const there = places();
  const failing = locateRepository('https://user:secret@127.0.0.1:1/x.git', there);
  await expect(failing).rejects.toThrow(/^Could not fetch `https:\/\/127\.0\.0\.1:1\/x\.git`/);
  const [copy = ''] = readdirSync(there.cacheDir);
  const config = join(there.cacheDir, copy, 'config');
  expect(existsSync(config) ? readFileSync(config, 'utf8') : '').not.toMatch('secret');
});

test('protocols that run programs are refused before git sees them', async () => {
  for (const url of ['ext::sh -c id', 'EXT::sh -c id', 'fd::7', 'http://a.example/x', 'https::https://a.example/x', 'ftp://a.example/x']) {
    await expect(locateRepository(url, places())).rejects.toThrow('uses a protocol other than https, ssh, file and git');
  }
});

test('an address that looks like an option is a path', async () => {
  await expect(locateRepository('--upload-pack=id', places())).rejects.toThrow('There is nothing at');
});

test('paths and URLs are told apart', () => {
  expect(['../a', '/a/b', 'a', 'a.git', 'C:\\a', 'a@b/c', './x:y'].filter(isRemote)).toEqual([]);
  expect(['https://a/b', 'git@a.example:b.git', 'ssh://a/b', 'ext::x', 'file:///a'].every(isRemote)).toBe(true);
});
