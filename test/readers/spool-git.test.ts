import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { GitFailed } from '../../src/readers/git-process.ts';
import { spoolGit } from '../../src/readers/spool-git.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';

test('all that git writes comes, in order, whatever its length', async () => {
  const repo = makeRepository();
  const text = Array.from({ length: 300_000 }, (_, index) => `${index}\n`).join('');
  repo.commit('first\n', { files: { 'long.txt': text, 'empty.txt': '' } });

  expect(await spool(repo.path, 'cat-file', 'blob', 'HEAD:long.txt')).toBe(text);
  expect(await spool(repo.path, 'cat-file', 'blob', 'HEAD:empty.txt')).toBe('');
});

test('a failure says what git said', async () => {
  const repo = makeRepository();
  const sha = repo.commit('first\n');
  const pieces: Buffer[] = [];
  const reading = (async () => {
    const input = `${sha}\n`;
    for await (const piece of spoolGit({ gitDir: `${repo.path}/.git`, args: ['cat-file', '--batch-check', '--unknown'], input }))
      pieces.push(piece);
  })();

  await expect(reading).rejects.toThrow(GitFailed);
  await expect(reading).rejects.toThrow('unknown option');
  expect(pieces).toEqual([]);
});

test('the temporary file has no name while git is at work, nor afterwards', async () => {
  const repo = makeRepository();
  repo.commit('first\n', { files: { 'a.txt': 'a' } });
  const folder = makeFolder();
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  for await (const piece of spoolGit({ gitDir: `${repo.path}/.git`, args: ['log', '--format=%s'] })) {
    expect(piece.toString()).toBe('first\n');
    expect(readdirSync(folder)).toEqual([]);
  }
  expect(readdirSync(folder)).toEqual([]);
});

async function spool(path: string, ...args: readonly string[]): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spoolGit({ gitDir: `${path}/.git`, args })) pieces.push(piece);
  return Buffer.concat(pieces).toString('latin1');
}
