import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWholeFile } from '../../../scripts/records/write-whole-file.ts';
import { writePair } from '../../../scripts/sign/write-pair.ts';
import { makeFolder } from '../../git-repository.ts';

test('a file appears with its folders, and nothing beside it', async () => {
  const folder = makeFolder();
  await writeWholeFile(join(folder, 'a', 'b.txt'), 'text');
  expect(readFileSync(join(folder, 'a', 'b.txt'), 'utf8')).toBe('text');
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
});

test('what is there is replaced only when that is said', async () => {
  const file = join(makeFolder(), 'b.txt');
  await writeWholeFile(file, 'first');
  await expect(writeWholeFile(file, 'second')).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(file, 'utf8')).toBe('first');
  await writeWholeFile(file, 'second', { replace: true });
  expect(readFileSync(file, 'utf8')).toBe('second');
  expect(readdirSync(join(file, '..'))).toEqual(['b.txt']);
});

test('a pair of which one name is taken leaves what was there, and no half of its own', async () => {
  for (const taken of ['json', 'sig']) {
    const root = makeFolder();
    mkdirSync(join(root, 'signatures'));
    writeFileSync(join(root, 'signatures', `1-tester.${taken}`), 'there');
    await expect(writePair(root, 'signatures/1-tester', { statement: '{}', signature: 'sig' })).rejects.toThrow('is there already');
    expect(readdirSync(join(root, 'signatures'))).toEqual([`1-tester.${taken}`]);
  }
});
