import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configSchema } from '../../src/book/schema/config.ts';
import { collectBook } from '../../src/collect/collect-book.ts';
import { makeFolder, makeRepository } from '../git-repository.ts';
import { often } from '../often.ts';
import { happenings, startHappenings } from './random-repository.ts';

const many = Number(process.env['DOCKET_HISTORIES'] ?? often(2, 20));
const seed = process.env['DOCKET_SEED'];

async function collect(repository: string, cacheDir: string, { docket = '1.0.0', keepCommits = true } = {}): Promise<string> {
  const config = configSchema.parse({ products: [{ id: 'tool', name: 'Tool', repositories: [{ id: 'tool', path: repository }] }] });
  return JSON.stringify(await collectBook(config, makeFolder(), { docket, cacheDir, keepCommits }), null, 1);
}

test('whatever happens in a repository, a Book from commits that were kept is the one from git alone', async () => {
  const rounds = fc.array(happenings({ minLength: 0, maxLength: 6 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(happenings({ minLength: 4, maxLength: 40 }), rounds, async (first, then) => {
      const repository = makeRepository();
      const happen = startHappenings(repository);
      const cacheDir = makeFolder();
      for (const list of [first, ...then]) {
        happen(list);
        const kept = await collect(repository.path, cacheDir);
        expect(kept).toBe(await collect(repository.path, cacheDir, { keepCommits: false }));
      }
    }),
    { numRuns: many, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
});

async function prepare() {
  const repository = makeRepository();
  for (let number = 1; number < 9; number += 1) {
    repository.commit(`fix: change ${number} (#${number})`, { date: `17000${number}0000 +0100` });
    repository.tag(`v1.0.${number}`, `1.0.${number}`);
  }
  const cacheDir = makeFolder();
  await collect(repository.path, cacheDir);
  const files = (kind: string) =>
    ['histories', 'changes'].flatMap((folder) =>
      readdirSync(path.join(cacheDir, folder))
        .filter((name) => name.includes(kind))
        .map((name) => path.join(cacheDir, folder, name)),
    );
  return { repository, cacheDir, files, fresh: await collect(repository.path, cacheDir, { keepCommits: false }) };
}

test('new commits are written beside those that were kept', async () => {
  const { repository, cacheDir, files } = await prepare();
  expect(files('.block-')).toHaveLength(2);
  repository.commit('feat: another', { date: '1700900000 +0000' });
  repository.tag('v1.1.0', '1.1.0');
  await collect(repository.path, cacheDir);
  expect(files('.block-')).toHaveLength(4);
  await collect(repository.path, cacheDir);
  expect(files('.block-')).toHaveLength(4);
});

test('a number that turns out to be a pull request is told as one in the releases before, too', async () => {
  const { repository, cacheDir } = await prepare();
  repository.commit('fix: another\n\nSee #12.', { date: '1700900000 +0000' });
  repository.tag('v1.1.0', '1.1.0');
  await collect(repository.path, cacheDir);
  repository.commit('feat: more (#12)', { date: '1700910000 +0000' });
  repository.tag('v1.2.0', '1.2.0');
  const kept = await collect(repository.path, cacheDir);
  expect(kept).toBe(await collect(repository.path, cacheDir, { keepCommits: false }));
});

const damages: Readonly<Record<string, (file: string) => void>> = {
  'state that is cut off': (state) => truncateSync(state, 100),
  'state that is empty': (state) => writeFileSync(state, ''),
  'no state': (state) => rmSync(state),
  'state of somebody else': (state) => writeFileSync(state, readFileSync(state, 'utf8').replace(/"(key|stamp)":"/, '"$1":"f')),
  'commits that are cut off': (block) => truncateSync(block, 400),
  'commits that are longer': (block) => appendFileSync(block, 'x'),
  'no commits': (block) => rmSync(block),
  'one other byte': (block) => {
    const bytes = readFileSync(block);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(block, bytes);
  },
};

test.each(Object.keys(damages))('commits are read anew after damage: %s', async (name) => {
  const { repository, cacheDir, files, fresh } = await prepare();
  const blocks = files('.block-');
  for (const file of name.includes('state') ? files('.state') : blocks) damages[name]?.(file);
  expect(await collect(repository.path, cacheDir)).toBe(fresh);
  for (const block of blocks) expect(files('.block-')).not.toContain(block);
  expect(await collect(repository.path, cacheDir)).toBe(fresh);
});

test('commits are read anew by another version, and for a clone that is not whole', async () => {
  const { repository, cacheDir, files } = await prepare();
  const before = files('.block-');
  await collect(repository.path, cacheDir, { docket: '2.0.0' });
  for (const block of before) expect(files('.block-')).not.toContain(block);
  const clone = makeFolder();
  repository.git('clone', '-q', '--depth', '2', `file://${repository.path}`, clone);
  const own = makeFolder();
  expect(await collect(clone, own)).toBe(await collect(clone, own, { keepCommits: false }));
  expect(readdirSync(own)).not.toContain('histories');
});

test('what was carried to another machine is used when it is whole', async () => {
  const { repository, cacheDir, fresh } = await prepare();
  const elsewhere = makeFolder();
  cpSync(cacheDir, elsewhere, { recursive: true });
  const before = readdirSync(elsewhere, { recursive: true });
  expect(await collect(repository.path, elsewhere)).toBe(fresh);
  expect(readdirSync(elsewhere, { recursive: true })).toEqual(before);
});
