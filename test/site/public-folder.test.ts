import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layPublic } from '../../src/site/public-folder.ts';
import { makeFolder } from '../git-repository.ts';

test('files are laid in place of what is there, and a folder without files is in no site', () => {
  const [given, out] = [makeFolder(), makeFolder()];
  for (const folder of ['a/b', 'none/below', 'name']) mkdirSync(join(given, folder), { recursive: true });
  writeFileSync(join(given, 'a/b/c.txt'), 'given');
  for (const folder of ['a/b', 'none/below', 'own']) mkdirSync(join(out, folder), { recursive: true });
  writeFileSync(join(out, 'a/b/c.txt'), 'made');
  writeFileSync(join(out, 'name'), 'a file of the name of an empty folder');
  expect(layPublic(given, out)).toEqual(['a/b/c.txt']);
  expect(readFileSync(join(out, 'a/b/c.txt'), 'utf8')).toBe('given');
  expect(['none', 'name', 'own'].map((name) => existsSync(join(out, name)))).toEqual([false, true, true]);
});
