import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Book } from '../../../src/book/schema/book.ts';
import { readBookParts } from '../../../src/publish/read/read-book-parts.ts';
import { shareOf, writeBookPart } from '../../../src/publish/read/write-book-part.ts';
import { syntheticBook } from '../../fixture/synthetic-book.ts';

let folders: readonly [string, string];
beforeEach(async () => {
  const make = () => mkdtemp(path.join(tmpdir(), 'docket-part-'));
  folders = [await make(), await make()];
});
afterEach(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const one = syntheticBook({ releases: 23, changes: 3, hostile: true });
const [portal] = one.products;
if (portal === undefined) throw new Error('There is no product.');
const viewer = { ...portal, id: 'viewer', name: 'Viewer', releases: portal.releases.slice(0, 2) };
const freezes = [portal.id, viewer.id].map((product) => ({ product, repositories: [] }));
const problem = { code: 'x', severity: 'warning' as const, place: { source: 'a' }, message: 'X.', hint: 'Y.' };
const whole: Book = { ...one, products: [portal, viewer], freezes, problems: [problem] };

/** JSON says what is the same of changes that are read when somebody looks at them. */
const plain = (book: Book): unknown => JSON.parse(JSON.stringify(book));

test('parts of a Book, each with its products, join into the whole in the order that is asked for', async () => {
  writeBookPart(folders[0], { ...whole, problems: [{ ...problem, code: 'y' }, problem] }, new Set(['viewer']));
  writeBookPart(folders[1], whole, new Set(['portal']));
  const joined = await readBookParts(folders, ['portal', 'viewer', 'gone']);
  expect(joined.products.map(({ releases }) => releases.map(({ changes }) => changes.length))).toEqual(
    whole.products.map(({ releases }) => releases.map(({ changes }) => changes.length)),
  );
  expect(plain({ ...joined, problems: [] })).toEqual(plain({ ...whole, problems: [] }));
  expect(joined.problems.map(({ code }) => code).toSorted()).toEqual(['x', 'y']);
  const turned = await readBookParts(folders, ['viewer', 'portal']);
  expect([turned.products.map(({ id }) => id), turned.freezes.map(({ product }) => product)]).toEqual([
    ['viewer', 'portal'],
    ['viewer', 'portal'],
  ]);
});

test('what belongs to products is not shared', () => {
  const { products, problems, ...rest } = { ...whole, freezes: [] };
  expect([products.length, problems.length]).toEqual([2, 1]);
  expect(shareOf(whole)).toEqual(rest);
});

test('folders without a line of a Book are no shards', async () => {
  for (const folder of folders) for (const name of ['book.jsonl', 'changes.jsonl']) await writeFile(path.join(folder, name), '');
  await expect(readBookParts(folders, ['portal'])).rejects.toThrow('Unexpected shards without a part of the Book.');
});
