import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPackageFolders } from '../../../../src/git/read/places/package-folders.ts';
import { deriveConfig } from '../../../../src/releases/read/derive-config.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

const files = {
  'package.json': '{\n  "name": "mono"\n}\n',
  'packages/editor/package.json': '{\n  "name": "@team/app-editor",\n  "author": {\n    "name": "Ada"\n  }\n}\n',
  'packages/two words/package.json': '{ "private": true,\n  "name" : "words"\n}\n',
  'tools/lexer/Cargo.toml': '[package]\nname = "app_lexer"\n',
  'tools/check/pyproject.toml': "[project]\nname = 'app-check'\n",
  'one/package.json': '{\n  "name": "twice"\n}\n',
  'other/package.json': '{\n  "name": "twice"\n}\n',
  'notes/readme.txt': '"name": "no-package"\n',
};

test('a package is in the folder of the only manifest that has its name, whatever the settings of the repository', async () => {
  const repo = makeRepository();
  repo.commit('Start', { files });
  repo.git('config', 'grep.lineNumber', 'true');
  repo.git('config', 'color.ui', 'always');
  expect([...(await readPackageFolders(repo.path))].sort()).toEqual([
    ['@team/app-editor', 'packages/editor'],
    ['app-check', 'tools/check'],
    ['app_lexer', 'tools/lexer'],
    ['words', 'packages/two words'],
  ]);
});

test('a repository without a commit has no packages', async () => {
  expect([...(await readPackageFolders(makeRepository().path))]).toEqual([]);
});

test('a partial clone without all manifests has no packages that are sure, and asks nobody for them', async () => {
  const repo = makeRepository();
  repo.git('config', 'uploadpack.allowFilter', 'true');
  repo.commit('Start', { files });
  const clone = join(makeFolder(), 'clone');
  execFileSync('git', ['clone', '-q', '--bare', '--filter=blob:none', `file://${repo.path}`, clone]);
  execFileSync('git', ['-C', clone, 'cat-file', 'blob', 'HEAD:one/package.json'], { stdio: 'pipe' });
  expect([...(await readPackageFolders(clone))]).toEqual([]);
});

test('a component that is tagged by the name of its package holds the changes of its folder', async () => {
  const repo = makeRepository();
  repo.commit('Start', { files });
  for (const tag of ['@team/app-editor@1.0.0', '@team/app-editor@1.1.0', 'elsewhere@1.0.0', 'elsewhere@1.1.0']) repo.git('tag', tag);
  const config = { title: 'Mono', base: '/', strict: [], products: [{ id: 'mono', name: 'Mono', repositories: [{ path: repo.path }] }] };
  const { products } = await deriveConfig(config, { root: repo.path, cacheDir: makeFolder(), reserved: new Set() });
  expect(products.map(({ name, repositories }) => [name, repositories[0]?.paths])).toEqual([
    ['Mono: @team/app-editor', ['packages/editor']],
    ['Mono: elsewhere', undefined],
  ]);
});
