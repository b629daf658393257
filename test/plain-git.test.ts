import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, openRepository, type TestRepository } from './git-repository.ts';
import { commitPlainly, namePlainly, type Signer, tagPlainly } from './plain-git.ts';

const ada: Signer = { name: 'Ada Ödön', email: 'ada@example.org', date: '1700000000 +0530' };

function make(): TestRepository {
  const repository = openRepository(makeFolder());
  repository.git('init', '-q', '--template=', '-b', 'main');
  return repository;
}

/** What git itself does with the same work tree. */
function ask({ path }: TestRepository, signer: Signer, input: string, ...args: readonly string[]): string {
  const { name, email, date } = signer;
  const author = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date };
  const committer = { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date };
  const env = { PATH: process.env['PATH'], HOME: path, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...author, ...committer };
  return execFileSync('git', args, { cwd: path, env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trimEnd();
}

function commitByGit(repository: TestRepository, message: string, signer: Signer): string {
  ask(repository, signer, '', 'add', '-A');
  ask(repository, signer, message, 'commit', '-q', '--allow-empty', '--allow-empty-message', '--cleanup=verbatim', '-F', '-');
  return ask(repository, signer, '', 'rev-parse', 'HEAD');
}

const steps: readonly { readonly message: string; readonly files: Readonly<Record<string, string>>; readonly signer?: Signer }[] = [
  { message: 'feat: begin', files: { 'a/b/c.txt': 'one', 'a.txt': 'two', a0: 'three', 'ä ü.txt': '', 'a/B': 'four' } },
  { message: 'the same files\n\nAnd a body.\n\n', files: {} },
  { message: '', files: { 'a/b/c.txt': 'other', 'deep/er/and/deeper.txt': 'x'.repeat(70_000) } },
  { message: 'Ω', files: {}, signer: { ...ada, date: '2026-02-28T23:59:59-02:30' } },
  { message: 'Z', files: {}, signer: { ...ada, date: '2026-03-01T00:00:00Z' } },
  { message: '# no comment\n  and white space  ', files: { 'a.txt': '' }, signer: { ...ada, date: '999999999 -0130' } },
];

test('what is committed and tagged without git has the ids that git gives, and git finds nothing to do', () => {
  const [plain, other] = [make(), make()];
  for (const { message, files, signer = ada } of steps) {
    for (const { path } of [plain, other]) {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, file)), { recursive: true });
        writeFileSync(join(path, file), text);
      }
    }
    expect(commitPlainly(plain.path, message, signer)).toBe(commitByGit(other, message, signer));
  }
  for (const { path } of [plain, other]) {
    symlinkSync('a.txt', join(path, 'link'));
    chmodSync(join(path, 'a0'), 0o755);
  }
  expect(commitPlainly(plain.path, 'more', ada)).toBe(commitByGit(other, 'more', ada));
  for (const message of ['1.0', '', 'with\n\nmore\n']) {
    const name = `v1.${message.length}`;
    ask(other, ada, message, 'tag', '--cleanup=verbatim', '-a', '-F', '-', name);
    expect(tagPlainly(plain.path, name, { message, signer: ada })).toBe(ask(other, ada, '', 'rev-parse', name));
  }
  expect(namePlainly(plain.path, 'part/v1.0')).toBe(true);
  expect(plain.git('rev-parse', 'part/v1.0')).toBe(plain.git('rev-parse', 'HEAD'));
  expect(plain.git('fsck', '--strict')).toBe('');
  expect(plain.git('diff-files')).toBe('');
  expect(plain.git('status', '--porcelain')).toBe('');
});

test('git goes on with what was committed without it, and the other way round', () => {
  const repository = make();
  repository.write('one.txt', '1');
  const first = commitPlainly(repository.path, 'one', ada);
  repository.git('mv', 'one.txt', 'two.txt');
  repository.commit('moved', { date: 'Thu Nov 16 10:00:00 2023 +0100' });
  repository.git('checkout', '-q', '-b', 'side', first ?? '');
  repository.write('three.txt', '3');
  const side = commitPlainly(repository.path, 'three', ada);
  repository.git('checkout', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'both', 'side');
  expect(repository.git('ls-tree', '-r', '--name-only', 'HEAD').split('\n')).toEqual(['three.txt', 'two.txt']);
  expect(repository.git('rev-parse', 'HEAD^2')).toBe(side);
  repository.write('four.txt', '4');
  expect(commitPlainly(repository.path, 'four', ada)).not.toBeNull();
  expect(repository.git('log', '--format=%s', '--first-parent')).toBe('four\nboth\nmoved\none');
});

const oddities: Readonly<Record<string, (repository: TestRepository) => unknown>> = {
  'files that are not to be added': ({ write }) => write('deep/.gitignore', '*.log\n'),
  attributes: ({ write }) => write('.gitattributes', '* text=auto\n'),
  'a setting': ({ git }) => git('config', 'core.autocrlf', 'true'),
  'no branch': ({ git }) => git('checkout', '-q', '--detach'),
  'a submodule': ({ git }) => git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`),
  'a file that is passed over': ({ git }) => git('update-index', '--assume-unchanged', 'one.txt'),
  'a repository within': ({ path }) => mkdirSync(join(path, 'inner', '.git'), { recursive: true }),
  'packed references': ({ git }) => git('pack-refs', '--all'),
  'a merge that is under way': ({ git, write, commit }) => {
    git('checkout', '-q', '-b', 'side');
    write('two.txt', '2');
    commit('two');
    git('checkout', '-q', 'main');
    git('merge', '-q', '--no-ff', '--no-commit', 'side');
  },
};

test.each(Object.keys(oddities))('where there is more to it, git is asked: %s', (name) => {
  const repository = make();
  repository.commit('one', { files: { 'one.txt': '1' } });
  oddities[name]?.(repository);
  expect(commitPlainly(repository.path, 'two', ada)).toBeNull();
});

test('so is it for people, dates and names that it would write otherwise', () => {
  const { path, git, commit } = make();
  commit('one');
  for (const signer of [
    { name: 'Ada.' },
    { name: '' },
    { name: 'A <b>' },
    { date: 'yesterday' },
    { date: '1700000000 -0000' },
    { date: '2026-01-01T00:00:00-00:00' },
    { date: '2026-13-01T00:00:00Z' },
    { email: 'a b' },
  ])
    expect(commitPlainly(path, 'two', { ...ada, ...signer }), JSON.stringify(signer)).toBeNull();
  git('tag', 'v1');
  for (const name of ['v1', 'v1/0', '-l', 'a..b', 'a.lock', 'a.', 'a b', '']) expect(namePlainly(path, name), name).toBe(false);
  expect(commitPlainly(path, 'a\0b', ada)).toBeNull();
});
