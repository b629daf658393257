import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { layPublic } from '../../src/site/public-folder.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { makeFolder } from '../git-repository.ts';

function prepare(files: Readonly<Record<string, string>>) {
  const root = makeFolder();
  const [publicDir, outDir] = [path.join(root, 'public'), path.join(root, 'site')];
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  mkdirSync(outDir, { recursive: true });
  return { publicDir, outDir };
}

test('what is to be served as it is stands in place of what Docket made', () => {
  const { publicDir, outDir } = prepare({ 'public/logo/own.svg': 'own', 'public/index.html': 'home', 'site/index.html': 'made' });
  expect(layPublic(publicDir, outDir)).toEqual(['index.html', 'logo/own.svg']);
  expect(readFileSync(path.join(outDir, 'index.html'), 'utf8')).toBe('home');
  expect(layPublic(path.join(publicDir, 'nowhere'), outDir)).toEqual([]);
});

test('a link is followed, unless it leads around in a circle, to itself or nowhere', () => {
  const { publicDir, outDir } = prepare({ 'public/a/one.txt': 'one', 'elsewhere/two.txt': 'two' });
  symlinkSync(path.join(publicDir, '..', 'elsewhere'), path.join(publicDir, 'b'));
  symlinkSync(publicDir, path.join(publicDir, 'a', 'up'));
  symlinkSync(path.join(publicDir, 'itself'), path.join(publicDir, 'itself'));
  symlinkSync(path.join(publicDir, 'gone'), path.join(publicDir, 'nowhere'));
  expect(layPublic(publicDir, outDir)).toEqual(['a/one.txt', 'b/two.txt']);
});

test('files where the site has folders, and folders where it has files, are all told, and nothing is written', () => {
  const { publicDir, outDir } = prepare({
    'public/portal': 'a file',
    'public/feed.xml/index.html': 'in a folder',
    'public/free.txt': 'free',
    'site/portal/index.html': 'made',
    'site/feed.xml': 'made',
  });
  expect(() => layPublic(publicDir, outDir)).toThrow(
    new CannotGoOn(
      '`public/feed.xml` is a folder, and the site has a file of that name.\n`public/portal` is a file, and the site has a folder of that name.',
      { hint: 'Give what is in `public/` another name: the site has these names already.' },
    ),
  );
  expect(() => readFileSync(path.join(outDir, 'free.txt'))).toThrow('ENOENT');
});

test('files are laid in place of what is there, and a folder without files is in no site', () => {
  const [given, out] = [makeFolder(), makeFolder()];
  for (const folder of ['a/b', 'none/below', 'name']) mkdirSync(path.join(given, folder), { recursive: true });
  writeFileSync(path.join(given, 'a/b/c.txt'), 'given');
  for (const folder of ['a/b', 'none/below', 'own']) mkdirSync(path.join(out, folder), { recursive: true });
  writeFileSync(path.join(out, 'a/b/c.txt'), 'made');
  writeFileSync(path.join(out, 'name'), 'a file of the name of an empty folder');
  expect(layPublic(given, out)).toEqual(['a/b/c.txt']);
  expect(readFileSync(path.join(out, 'a/b/c.txt'), 'utf8')).toBe('given');
  expect(['none', 'name', 'own'].map((name) => existsSync(path.join(out, name)))).toEqual([false, true, true]);
});
