import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGit } from '../../../../src/git/read/process/git-process.ts';
import { runGit } from '../../../../src/git/read/process/run-git.ts';
import { makeRepository, type TestRepository } from '../../../git-repository.ts';

/** The two ways in which git is started inside a repository; each gives what it prints. */
const ways: readonly (readonly [name: string, run: (repo: TestRepository, ...args: readonly string[]) => Promise<string>])[] = [
  ['readGit', async (repo, ...args) => (await readGit({ gitDir: join(repo.path, '.git'), args })).toString()],
  ['runGit', async (repo, ...args) => (await runGit(args, repo.path)).stdout],
];

/** Puts a program into the repository that leaves a file behind when it runs; says whether it did. */
function setTrap(repo: TestRepository, name: string): { readonly program: string; readonly hasRun: () => boolean } {
  const program = join(repo.path, '.git', 'traps', name);
  mkdirSync(join(repo.path, '.git', 'traps'), { recursive: true });
  writeFileSync(program, `#!/bin/sh\ntouch '${program}.ran'\n`);
  chmodSync(program, 0o755);
  return { program, hasRun: () => existsSync(`${program}.ran`) };
}

describe.each(ways)('%s', (_, run) => {
  test('starts no file system monitor', async () => {
    const repo = makeRepository();
    repo.commit('one', { files: { 'a.txt': '1' } });
    const { program, hasRun } = setTrap(repo, 'monitor');
    repo.git('config', 'core.fsmonitor', program);

    await run(repo, 'ls-files', '--modified');
    expect(hasRun()).toBe(false);

    repo.git('ls-files', '--modified');
    expect(hasRun()).toBe(true);
  });

  test('runs no hook, wherever the repository says that its hooks are', async () => {
    const repo = makeRepository();
    repo.commit('one');
    const { hasRun } = setTrap(repo, 'reference-transaction');
    repo.git('config', 'core.hooksPath', join(repo.path, '.git', 'traps'));

    await run(repo, 'update-ref', 'refs/heads/two', 'HEAD');
    expect(repo.git('rev-parse', 'two')).toBe(repo.git('rev-parse', 'main'));
    expect(hasRun()).toBe(false);

    repo.git('update-ref', 'refs/heads/three', 'HEAD');
    expect(hasRun()).toBe(true);
  });

  test('takes the parents of a commit from the commit, not from a list of all that may be wrong', async () => {
    const repo = makeRepository();
    const commits = ['one', 'two', 'three'].map((message) => repo.commit(message)).reverse();
    repo.git('config', 'core.commitGraph', 'true');
    repo.git('commit-graph', 'write', '--reachable');
    cutParents(repo);

    expect(await run(repo, 'rev-list', 'main')).toBe(`${commits.join('\n')}\n`);
    expect(repo.git('rev-list', 'main')).toBe(commits[0]);
  });

  test('starts no program that looks at signatures', async () => {
    const repo = makeRepository();
    repo.commit('one');
    const armour = '-----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----';
    const signed = repo.store('commit', repo.git('cat-file', 'commit', 'HEAD').replace('\n\n', `\ngpgsig ${armour}\n\n`));
    const { program, hasRun } = setTrap(repo, 'gpg');
    repo.git('config', 'log.showSignature', 'true');
    repo.git('config', 'gpg.program', program);

    expect(await run(repo, 'log', '--format=%s', signed)).toBe('one\n');
    expect(hasRun()).toBe(false);

    repo.git('log', '--format=%s', signed);
    expect(hasRun()).toBe(true);
  });

  test('joins names by no file but that of the repository', async () => {
    const repo = makeRepository();
    repo.write('names', 'Eve <ada@example.org>\n');
    repo.git('config', 'mailmap.file', join(repo.path, 'names'));

    expect(await run(repo, 'check-mailmap', 'Ada <ada@example.org>')).toBe('Ada <ada@example.org>\n');
    expect(repo.git('check-mailmap', 'Ada <ada@example.org>')).toBe('Eve <ada@example.org>');
  });
});

/** Writes into the commit graph that no commit has a parent (gitformat-commit-graph, chunk CDAT). */
function cutParents(repo: TestRepository): void {
  const file = join(repo.path, '.git', 'objects', 'info', 'commit-graph');
  const bytes = readFileSync(file);
  const chunk = (name: string): number => Number(bytes.readBigUInt64BE(bytes.indexOf(name) + 4));
  const [hash, noParent] = [20, 0x7000_0000];
  const count = bytes.readUInt32BE(chunk('OIDF') + 255 * 4);
  for (let at = 0; at < count; at += 1) bytes.writeUInt32BE(noParent, chunk('CDAT') + at * (hash + 16) + hash);
  chmodSync(file, 0o644);
  writeFileSync(file, bytes);
}
