import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keepNothing } from '../../../src/git/schema/keep-value.ts';
import { readContent } from '../../../src/releases/read/read-content.ts';
import { readValidation } from '../../../src/validation/read/content/read-validation.ts';
import { makeFolder } from '../../git-repository.ts';

function makeContent(files: Readonly<Record<string, string>>): string {
  const root = makeFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

test('a folder without content is empty content', async () => {
  expect(await readContent(makeFolder())).toEqual({
    notes: [],
    lock: [],
    keys: { allowedSigners: null, pgpKeys: [] },
    problems: [],
  });
});

test('releases, keys and the lock are read, in an order of their own', async () => {
  const id = 'a'.repeat(40);
  const root = makeContent({
    'content/releases/portal/2.1.0/release.mdx': 'Second',
    'content/releases/portal/2.0.0/release.md': 'First',
    'content/allowed_signers': 'a@a.example ssh-ed25519 AAAA\n',
    'content/keys/b.asc': 'B',
    'content/keys/a.asc': 'A',
    'content/tags.lock': `api v1 ${id} ${id}\n`,
  });
  const { notes, lock, keys, problems } = await readContent(root);
  expect(notes.map(({ version, highlights }) => [version, highlights])).toEqual([
    ['2.0.0', '<p>First</p>'],
    ['2.1.0', '<p>Second</p>'],
  ]);
  expect(lock).toEqual([{ repository: 'api', name: 'v1', object: id, tree: id }]);
  expect(keys).toEqual({ allowedSigners: 'a@a.example ssh-ed25519 AAAA\n', pgpKeys: ['A', 'B'] });
  expect(problems).toEqual([]);
});

test('what has no meaning, and links out of the folder, are problems', async () => {
  const root = makeContent({
    'content/releases/portal/2.1.0/relase.txt': 'Misspelt',
    'content/releases/portal/2.2.0/release.md': 'One',
    'content/releases/portal/2.2.0/release.mdx': 'Two',
    'content/keys/readme.txt': 'x',
    'secret.mdx': 'secret',
  });
  mkdirSync(join(root, 'content/releases/portal/2.3.0'));
  symlinkSync(join(root, 'secret.mdx'), join(root, 'content/releases/portal/2.3.0/release.mdx'));
  const { problems, notes } = await readContent(root);
  const others = await readValidation(root, keepNothing);
  expect([...problems, ...others.problems].map(({ code, place }) => `${code} ${place.source}`)).toMatchInlineSnapshot(`
    [
      "content-file-unknown content/keys/readme.txt",
      "content-file-unknown content/releases/portal/2.2.0/release.md",
      "content-file-elsewhere content/releases/portal/2.3.0/release.mdx",
      "content-file-unknown content/releases/portal/2.1.0/relase.txt",
    ]
  `);
  expect(JSON.stringify(notes)).not.toMatch('secret<');
});
