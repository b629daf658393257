import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveDemoKey } from '../../scripts/example/demo-key.ts';
import { makeExample } from '../../scripts/example/make-example.ts';
import { formatSshPublicKey } from '../../src/keys/ssh-sign.ts';
import { makeFolder, openRepository } from '../git-repository.ts';
import { root } from '../source-files.ts';

const stories = join(root, 'content', 'histories');

test('the example’s repositories are made byte for byte as they are recorded', async () => {
  const folders = await makeExample(stories, makeFolder());
  const refs = folders.map(
    (folder) => `${basename(folder)}\n${openRepository(folder).git('for-each-ref', '--format=%(objectname) %(refname)')}\n`,
  );
  await expect(refs.join('\n')).toMatchFileSnapshot('recorded-refs.txt');
});

test('git finds nothing wrong with them', async () => {
  for (const folder of await makeExample(stories, makeFolder()))
    expect(openRepository(folder).git('fsck', '--strict', '--no-dangling')).toBe('');
});

test('the keys in allowed_signers are the demo keys, and that of the visitor is not among them', () => {
  const lines = readFileSync(join(root, 'content', 'allowed_signers'), 'utf8')
    .trim()
    .split('\n');
  const keys = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.split('@')[0], line.slice(line.indexOf('ssh-ed25519'))]);
  const forTags = ['mira', 'tomas', 'wen', 'jonas'].map((name) => [name, formatSshPublicKey(deriveDemoKey(name))]);
  const forRecords = ['priya', 'lena', 'beatriz', 'sam', 'kofi', 'dana'].map((name) => [name, formatSshPublicKey(deriveDemoKey(name))]);
  expect(keys).toEqual([...forTags, ...forRecords, ['mira', formatSshPublicKey(deriveDemoKey('mira-signoff'))]]);
});
