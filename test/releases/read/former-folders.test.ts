import { expect, test } from 'vitest';
import { configSchema } from '../../../src/book/schema/config.ts';
import { collectBook } from '../../../src/collect/collect-book.ts';
import { makeFolder, makeRepository } from '../../git-repository.ts';

async function readChanges(path: string): Promise<Record<string, readonly string[]>> {
  const config = configSchema.parse({ products: [{ id: 'mono', name: 'Mono', repositories: [{ path }] }] });
  const folder = makeFolder();
  const { products } = await collectBook(config, folder, { docket: '0', cacheDir: folder, derive: true });
  return Object.fromEntries(
    products.flatMap(({ id, releases }) =>
      releases.map(({ version, changes }) => [`${id} ${version}`, changes.map(({ title }) => title).sort()]),
    ),
  );
}

const manifest = (name: string) => `[package]\nname = "${name}"\n`;

test('a component that was at the top, with others in folders, holds what was changed there', async () => {
  const { path, commit, git } = makeRepository();
  commit('feat: begin', {
    files: { 'Cargo.toml': manifest('boat'), 'src/a': '1', 'boat-oar/Cargo.toml': manifest('boat-oar'), 'doc/a': '1' },
  });
  git('tag', 'boat-0.1.0');
  git('tag', 'boat-oar-0.1.0');
  commit('feat: a sail', { files: { 'src/a': '2' } });
  commit('feat: a longer oar', { files: { 'boat-oar/a': '2' } });
  git('tag', 'boat-0.1.1');
  git('tag', 'boat-oar-0.1.1');
  git('rm', '-rq', 'src');
  commit('build: one folder each', {
    files: { 'Cargo.toml': '[workspace]\n', 'boat/Cargo.toml': manifest('boat'), 'boat/src/a': '2' },
  });
  commit('feat: a rudder', { files: { 'boat/src/a': '3' } });
  commit('docs: all about boats', { files: { 'doc/a': '2' } });
  git('tag', 'boat-0.2.0');
  expect(await readChanges(path)).toMatchObject({
    'boat 0.1.1': ['a sail'],
    'boat 0.2.0': ['a rudder', 'one folder each'],
    'boat-oar 0.1.1': ['a longer oar'],
  });
});

test('a component that moved from another folder holds what was changed there', async () => {
  const { path, commit, git } = makeRepository();
  commit('feat: begin', { files: { 'oar/a': '1', 'sail/a': '1' } });
  for (const tag of ['oar/v1.0.0', 'sail/v1.0.0']) git('tag', tag);
  commit('feat: a longer oar', { files: { 'oar/a': '2' } });
  git('tag', 'oar/v1.1.0');
  git('rm', '-rq', 'oar');
  commit('build: in packages', { files: { 'packages/oar/a': '2' } });
  commit('feat: a stronger oar', { files: { 'packages/oar/a': '3' } });
  git('tag', 'oar/v1.2.0');
  expect(await readChanges(path)).toMatchObject({
    'oar 1.1.0': ['a longer oar'],
    'oar 1.2.0': ['a stronger oar', 'in packages'],
  });
});
