import { hash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { digestFolder } from '../../../src/publish/read/digest-folder.ts';
import { makeFolder } from '../../git-repository.ts';

test('each file below a folder has its digest, and a link is named and not followed', async () => {
  const [folder, elsewhere] = [makeFolder(), makeFolder()];
  mkdirSync(path.join(folder, 'b'));
  writeFileSync(path.join(folder, 'b', 'two.txt'), 'two');
  writeFileSync(path.join(folder, 'b.txt'), 'one');
  writeFileSync(path.join(elsewhere, 'secret.txt'), 'secret');
  symlinkSync(elsewhere, path.join(folder, 'c'));
  symlinkSync(folder, path.join(folder, 'b', 'around'));
  expect([...(await digestFolder(folder, { except: ['b.txt'], known: (name) => (name === 'b/two.txt' ? 'known' : null) }))]).toEqual([
    ['b/around', 'no file'],
    ['b/two.txt', 'known'],
    ['c', 'no file'],
  ]);
  expect((await digestFolder(folder)).get('b.txt')).toBe(hash('sha256', 'one'));
});
