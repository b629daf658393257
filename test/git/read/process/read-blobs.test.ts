import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBlobs } from '../../../../src/git/read/process/read-blobs.ts';
import { makeRepository } from '../../../git-repository.ts';

test('a name with a line feed takes the place of no other', async () => {
  const { path, git, commit } = makeRepository();
  commit('one', { files: { 'a\nb': 'odd', c: 'plain' } });
  const plain = { object: git('rev-parse', 'HEAD:c'), size: 5 };
  const names = ['HEAD:c', 'HEAD:a\nb', 'HEAD:', 'HEAD:c', 'HEAD:d'];
  expect(await findBlobs(join(path, '.git'), names)).toEqual([plain, null, null, plain, null]);
  expect(await findBlobs(join(path, '.git'), [])).toEqual([]);
});
