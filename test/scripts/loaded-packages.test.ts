import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { makeRepository } from '../git-repository.ts';
import { docketFile } from './serve-docket.ts';

/** Writes the address of every module that is loaded to stderr. */
const tell = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`;

/** Runs a command, and lists what `pattern` finds in the addresses of the modules that it loads, each once. */
function listLoaded(args: readonly string[], pattern: RegExp): { readonly status: number | null; readonly loaded: readonly string[] } {
  const hook = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, docketFile, ...args], { encoding: 'utf8' });
  return { status, loaded: [...new Set([...stderr.matchAll(pattern)].map(([, name = '']) => name))].sort() };
}

test('a start loads no package but that of the command line: all others are loaded by the commands that need them', () => {
  expect(listLoaded(['--version'], /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)).toEqual({
    status: 0,
    loaded: ['@commander-js/extra-typings', 'commander'],
  });
});

test('a command that is named loads no other', () => {
  expect(listLoaded(['book', '--help'], /\/scripts\/commands\/([\w-]+)\.ts/g)).toEqual({ status: 0, loaded: ['book', 'book-options'] });
});

test('a repository without records is read without the code of validation, but for what says where records would be', () => {
  const { path, commit, git } = makeRepository();
  commit('feat: begin');
  git('tag', 'v1.0.0');
  expect(listLoaded(['book', '--repository', path], /\/src\/validation\/([\w/-]+)\.ts/g)).toEqual({
    status: 0,
    loaded: ['schema/content-paths', 'validation'],
  });
});
