import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import { writeRecordFiles } from '../../../src/validation/outputs/record-files.ts';
import type { Evidence } from '../../../src/validation/schema/records/evidence.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';
import { record } from '../../fixture/validation-parts.ts';

let root: string;
const release = 'content/releases/portal/1.0.0';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'docket-files-'));
  mkdirSync(path.join(root, release, 'evidence'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function bookWith(evidence: readonly Evidence[]): Book {
  const book = syntheticBook({ releases: 1, changes: 1 });
  const own = record({ slug: 'uat', state: 'waiting', release: '1.0.0', evidence });
  return {
    ...book,
    products: book.products.map((product) => ({
      ...product,
      releases: product.releases.map((one) => ({ ...one, validation: { records: [own], traces: [] } })),
    })),
  };
}

const evidence = (name: string, text: string): Evidence => ({
  path: `evidence/${name}`,
  kind: 'other',
  bytes: text.length,
  sha256: sha256(text),
  steps: [],
  junit: null,
});

/** What is written for some evidence, by name; the source of the record is among it when it is there. */
function write(files: readonly Evidence[]): readonly string[] {
  const outDir = path.join(root, 'out');
  mkdirSync(outDir);
  writeRecordFiles({ book: bookWith(files), guides: [], root, outDir, cacheDir: path.join(root, 'cache'), site: null, base: '/' });
  const found = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name))).sort();
}

test('evidence stands once by its digest, and the source of a record beside its page', () => {
  writeFileSync(path.join(root, release, 'evidence', 'a.png'), 'a picture');
  writeFileSync(path.join(root, release, 'evidence', 'b.png'), 'a picture');
  writeFileSync(path.join(root, release, 'uat.mdx'), '# UAT\n');
  expect(write([evidence('a.png', 'a picture'), evidence('b.png', 'a picture')])).toEqual([
    `evidence/${sha256('a picture')}.png`,
    'portal/1.0.0/uat/source.txt',
  ]);
  expect(readFileSync(path.join(root, 'out', 'portal/1.0.0/uat/source.txt'), 'utf8')).toBe('# UAT\n');
});

test('what a browser could run is written as plain text, and what is not known as bytes', () => {
  const names = ['drawing.svg', 'page.html', 'results.xml', 'script.js', 'setup.exe', 'noending'];
  for (const name of names) writeFileSync(path.join(root, release, 'evidence', name), name);
  expect(
    write(names.map((name) => evidence(name, name)))
      .map((file) => path.extname(file))
      .sort(),
  ).toEqual(['.bin', '.bin', '.txt', '.txt', '.txt', '.txt']);
});

test('a file that changed since it was read is left out', () => {
  writeFileSync(path.join(root, release, 'evidence', 'a.png'), 'another picture');
  expect(write([evidence('a.png', 'a picture')])).toEqual([]);
});

test('a link, a path that leads out of the content folder and a file that is not there are left out', () => {
  writeFileSync(path.join(root, 'secret.txt'), 'secret');
  symlinkSync(path.join(root, 'secret.txt'), path.join(root, release, 'evidence', 'link.txt'));
  const files = [evidence('link.txt', 'secret'), evidence('../../../../../secret.txt', 'secret'), evidence('absent.txt', 'secret')];
  expect(write(files)).toEqual([]);
});
