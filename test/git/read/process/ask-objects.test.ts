import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test, vi } from 'vitest';
import { askObjects } from '../../../../src/git/read/process/ask-objects.ts';
import { GitFailed } from '../../../../src/git/read/process/git-process.ts';
import { makeFolder, makeRepository } from '../../../git-repository.ts';
import { processorSeconds } from '../../../processor-time.ts';

/** Counts from now on how often git is started. */
function countStarts(): () => number {
  const folder = makeFolder();
  const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho >> '${folder}/starts'\nexec '${real}' "$@"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  writeFileSync(join(folder, 'starts'), '');
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return () => readFileSync(join(folder, 'starts'), 'utf8').length;
}

function makeObjects(...texts: readonly string[]) {
  const { path, store, commit } = makeRepository();
  commit('one');
  return { gitDir: join(path, '.git'), ids: texts.map((text) => store('blob', text)) };
}

async function ask(gitDir: string, asking: '--batch' | '--batch-check', ...names: readonly string[]): Promise<string> {
  return (await askObjects(gitDir, asking, names)).toString('utf8');
}

const missing = 'f'.repeat(40);

test('each question gets its own answers, whoever asks meanwhile, from one git of each kind', async () => {
  const long = 'line\nmissing\n'.repeat(40_000);
  const { gitDir, ids } = makeObjects('', 'one\n', long);
  const [empty = '', one = '', large = ''] = ids;
  const starts = countStarts();
  const answers = await Promise.all([
    ask(gitDir, '--batch', one, missing),
    ask(gitDir, '--batch-check', large, 'HEAD:nothing here', empty),
    ask(gitDir, '--batch', large),
    ask(gitDir, '--batch', empty, one),
    ask(gitDir, '--batch'),
  ]);
  expect(answers).toEqual([
    `${one} blob 4\none\n\n${missing} missing\n`,
    `${large} blob ${long.length}\nHEAD:nothing here missing\n${empty} blob 0\n`,
    `${large} blob ${long.length}\n${long}\n`,
    `${empty} blob 0\n\n${one} blob 4\none\n\n`,
    '',
  ]);
  expect(await ask(gitDir, '--batch', one)).toBe(`${one} blob 4\none\n\n`);
  expect(starts()).toBe(2);
});

test('what is damaged fails where it was asked for, and nowhere else', async () => {
  const { gitDir, ids } = makeObjects('good\n', 'damaged\n');
  const [good = '', damaged = ''] = ids;
  const file = join(gitDir, 'objects', damaged.slice(0, 2), damaged.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, readFileSync(file).subarray(0, 12));
  const [first, broken, second] = await Promise.allSettled([
    ask(gitDir, '--batch', good),
    ask(gitDir, '--batch', good, damaged),
    ask(gitDir, '--batch', missing, good),
  ]);
  expect(first).toEqual({ status: 'fulfilled', value: `${good} blob 5\ngood\n\n` });
  expect(broken).toEqual({ status: 'rejected', reason: expect.any(GitFailed) });
  expect(second).toEqual({ status: 'fulfilled', value: `${missing} missing\n${good} blob 5\ngood\n\n` });
  expect(await ask(gitDir, '--batch', good)).toBe(`${good} blob 5\ngood\n\n`);
});

test('many names and names with a line feed put no answer in the place of another', async () => {
  const { gitDir, ids } = makeObjects('one\n');
  const [one = ''] = ids;
  const many = Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? one : missing));
  const [odd, all, plain] = await Promise.all([
    ask(gitDir, '--batch-check', `HEAD:a\n${missing}`, one),
    ask(gitDir, '--batch-check', ...many),
    ask(gitDir, '--batch-check', one),
  ]);
  expect(odd).toBe(`HEAD:a missing\n${missing} missing\n${one} blob 4\n`);
  expect(all).toBe(`${one} blob 4\n${missing} missing\n`.repeat(500));
  expect(plain).toBe(`${one} blob 4\n`);
});

test('objects that came since are found, and another repository in the same folder is another one', async () => {
  const { path, store, commit, git } = makeRepository();
  const gitDir = join(path, '.git');
  commit('one');
  expect(await ask(gitDir, '--batch-check', missing)).toBe(`${missing} missing\n`);
  const late = store('blob', 'late\n');
  git('repack', '-adq', '--keep-unreachable');
  expect(await ask(gitDir, '--batch-check', late)).toBe(`${late} blob 5\n`);
  const other = makeRepository();
  other.commit('two');
  rmSync(gitDir, { recursive: true });
  renameSync(join(other.path, '.git'), gitDir);
  expect(await ask(gitDir, '--batch-check', late)).toBe(`${late} missing\n`);
});

test('each byte of a long answer is looked at as often as of a short one', async () => {
  const size = 120_000;
  const { gitDir, ids } = makeObjects(...Array.from({ length: 300 }, (_, at) => `${at}`.padEnd(size, 'x')));
  let answer: Buffer = Buffer.alloc(0);
  const seconds = await processorSeconds(async () => {
    answer = await askObjects(gitDir, '--batch', ids);
  });
  expect(answer).toHaveLength(300 * `${missing} blob ${size}\n${'x'.repeat(size)}\n`.length);
  expect(seconds).toBeLessThan(3);
});

test('sixteen gits stay at hand, and those that were asked first are started anew', async () => {
  const all = Array.from({ length: 17 }, () => makeObjects('one\n'));
  const starts = countStarts();
  const askAll = async (some: typeof all) => {
    for (const { gitDir, ids } of some) expect(await ask(gitDir, '--batch-check', ids[0] ?? '')).toBe(`${ids[0]} blob 4\n`);
    return starts();
  };
  expect(await askAll(all)).toBe(17);
  expect(await askAll(all.slice(1))).toBe(17);
  expect(await askAll(all.slice(0, 1))).toBe(18);
  expect((await Promise.all(all.map(({ gitDir, ids }) => ask(gitDir, '--batch', ids[0] ?? '')))).length).toBe(17);
});

test('a git at hand keeps no program from ending', () => {
  const { gitDir, ids } = makeObjects('one\n');
  const asking = join(import.meta.dirname, '../../../../src/git/read/process/ask-objects.ts');
  const code = `const { askObjects } = await import(${JSON.stringify(asking)});
    process.stdout.write(await askObjects(${JSON.stringify(gitDir)}, '--batch', ${JSON.stringify(ids)}));
    setTimeout(() => process.stdout.write('still here'), 1500).unref();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: `${ids[0]} blob 4\none\n\n`, stderr: '' });
});
