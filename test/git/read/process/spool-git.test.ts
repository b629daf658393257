import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GitFailed, type GitRun } from '../../../../src/git/read/process/git-process.ts';
import { spoolGit } from '../../../../src/git/read/process/spool-git.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';

test('all that git writes comes, in order, whatever its length', async () => {
  const repo = makeRepository();
  const text = Array.from({ length: 300_000 }, (_, index) => `${index}\n`).join('');
  repo.commit('first\n', { files: { 'long.txt': text, 'empty.txt': '' } });

  expect(await spool(repo.path, { args: ['cat-file', 'blob', 'HEAD:long.txt'] })).toBe(text);
  expect(await spool(repo.path, { args: ['cat-file', 'blob', 'HEAD:empty.txt'] })).toBe('');
});

test('what is not taken comes again in front of what follows, however much that is', async () => {
  const repo = makeRepository();
  const records = [`${'a'.repeat(3_000_000)}\0`, 'b\0', `${'c'.repeat(600_000)}\0`, 'd'];
  repo.commit('first\n', { files: { 'records.bin': records.join('') } });
  const taken: string[] = [];

  await spoolGit({ gitDir: `${repo.path}/.git`, args: ['cat-file', 'blob', 'HEAD:records.bin'] }, (bytes) => {
    const done = bytes.lastIndexOf(0) + 1;
    if (done > 0) taken.push(bytes.toString('latin1', 0, done));
    return done;
  });

  expect(taken.join('')).toBe(records.slice(0, 3).join(''));
});

test('a failure says what git said', async () => {
  const repo = makeRepository();
  const sha = repo.commit('first\n');
  const reading = spool(repo.path, { args: ['cat-file', '--batch-check', '--unknown'], input: `${sha}\n` });

  await expect(reading).rejects.toThrow(GitFailed);
  await expect(reading).rejects.toThrow('unknown option');
});

test('the temporary file has no name while git is at work, nor afterwards', async () => {
  const repo = makeRepository();
  repo.commit('first\n', { files: { 'a.txt': 'a' } });
  const folder = makeFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  const seen: string[] = [];
  await spoolGit({ gitDir: `${repo.path}/.git`, args: ['log', '--format=%s'] }, (bytes) => {
    seen.push(bytes.toString());
    expect(readdirSync(folder)).toEqual([]);
    return bytes.length;
  });
  expect(seen).toEqual(['first\n']);
  expect(readdirSync(folder)).toEqual([]);
});

async function spool(path: string, run: Pick<GitRun, 'args' | 'input'>): Promise<string> {
  const pieces: string[] = [];
  await spoolGit({ gitDir: `${path}/.git`, ...run }, (bytes) => {
    pieces.push(bytes.toString('latin1'));
    return bytes.length;
  });
  return pieces.join('');
}
