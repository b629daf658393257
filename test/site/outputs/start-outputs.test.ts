import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { OutputSite } from '../../../src/book/outputs/output-site.ts';
import type { SearchedGuide } from '../../../src/book/schema/search-document.ts';
import { clearBeside, startOutputs, stopOutputs } from '../../../src/site/outputs/start-outputs.ts';
import { writeOutputs } from '../../../src/site/outputs/write-outputs.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makeSite(guides: OutputSite['guides']): OutputSite {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-outputs-'));
  folders.push(folder);
  const book = syntheticBook({ releases: 3, changes: 4 });
  return { book, guides, outDir: path.join(folder, 'out'), cacheDir: path.join(folder, 'cache'), site: null, base: '/' };
}

function readAll(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(names.map((name) => [path.relative(folder, name), readFileSync(name, 'latin1')]));
}

test('another thread writes the same files, with guides that are told later', async () => {
  const guides = [{ slug: 'reading', title: 'How to read it', text: 'Lines and releases' }];
  const told = Promise.withResolvers<readonly SearchedGuide[]>();
  const site = makeSite(told.promise);
  const finish = startOutputs(site);
  told.resolve(guides);
  await finish();
  const other = makeSite(guides);
  await writeOutputs(other);
  expect(readAll(site.outDir)).toEqual(readAll(other.outDir));
});

test('what goes wrong there is thrown to who waits', async () => {
  const site = makeSite([]);
  writeFileSync(site.outDir, 'a file where the folder should be');
  await expect(startOutputs(site)()).rejects.toThrow('ENOTDIR');
});

test('it clears the folder of an earlier site before, and then writes there', async () => {
  const site = makeSite([]);
  mkdirSync(site.outDir);
  writeFileSync(path.join(site.outDir, 'index.html'), 'an earlier page that nobody kept');
  const kept = { folder: path.join(site.cacheDir, 'kept'), stamp: 'code' };
  expect(await clearBeside({ kept, outDir: site.outDir })).toEqual(new Map());
  expect(readdirSync(site.outDir)).toEqual([]);
  await startOutputs(site)();
  const other = makeSite([]);
  await writeOutputs(other);
  expect(readAll(site.outDir)).toEqual(readAll(other.outDir));
});

test('what cannot be cleared is told to who waits, and stopping tells them, too', async () => {
  const site = makeSite([]);
  writeFileSync(site.outDir, 'a file where the folder should be');
  const kept = { folder: path.join(site.cacheDir, 'kept'), stamp: 'code' };
  await expect(clearBeside({ kept, outDir: site.outDir })).rejects.toThrow('ENOTDIR');
  await stopOutputs();
  mkdirSync(path.join(site.cacheDir, 'out'), { recursive: true });
  const cleared = clearBeside({ kept, outDir: path.join(site.cacheDir, 'out') });
  await stopOutputs();
  await expect(cleared).rejects.toThrow('thread that clears');
});

test('a build that failed stops it', async () => {
  const finish = startOutputs(makeSite(Promise.withResolvers<readonly SearchedGuide[]>().promise));
  await stopOutputs();
  await expect(finish()).resolves.toEqual(new Map());
});
