import { expect, test } from 'vitest';
import type { Book } from '../../../../src/book/schema/book.ts';
import { documentKinds, type SearchDocument, type SearchedGuide } from '../../../../src/book/schema/search-document.ts';
import { finalsFirst, listByDate, listChangeDocuments, listPageDocuments } from '../../../../src/releases/views/product/list-documents.ts';
import { assembleIndex, perFile } from '../../../../src/site/search/index/assemble-index.ts';
import { cutSegments } from '../../../../src/site/search/index/cut-segments.ts';
import { findDocuments } from '../../../../src/site/search/index/find-documents.ts';
import {
  type ColumnFile,
  type DocumentFile,
  placeDocument,
  type SearchManifest,
  type Segment,
} from '../../../../src/site/search/index/index-files.ts';
import { syntheticBook } from '../../../fixture/synthetic-book.ts';

const guides: readonly SearchedGuide[] = [{ slug: 'words', title: 'The words of this site', text: 'What a predecessor is.' }];

/** An index in memory, with what was read of it. Segments are those of a site, whose changes stand apart from the rest. */
function indexOf(book: Book) {
  const files = new Map<string, string>();
  const read: string[] = [];
  const assemble = (name: string, documents: Iterable<SearchDocument>): Segment => {
    const assembling = assembleIndex(documents);
    let next = assembling.next();
    for (; next.done !== true; next = assembling.next()) files.set(`${name}/${next.value.name}`, next.value.text);
    return { ...next.value, name, digest: 'x' };
  };
  const changes = cutSegments(listByDate(book)).map(({ name, values }) =>
    assemble(
      name,
      finalsFirst(values).flatMap((ref) => [...listChangeDocuments(ref, () => [])]),
    ),
  );
  const manifest: SearchManifest = { segments: [assemble('pages', listPageDocuments(book, { guides })), ...changes], perFile };
  const readColumn = async (segment: Segment, name: string): Promise<ColumnFile> => {
    read.push(`${segment.name}/${name}`);
    return JSON.parse(files.get(`${segment.name}/${name}`) ?? '');
  };
  const show = (id: number): string => {
    const place = placeDocument(manifest, id);
    if (place === null) throw new RangeError(`Unexpected document ${id}`);
    const file: DocumentFile = JSON.parse(files.get(`${place.segment.name}/${place.file}`) ?? '');
    const [kind, title, page, fragment] = file.documents[place.row] ?? [0, '', 0, ''];
    return `${documentKinds[kind]} ${title} → ${file.places[page]?.[1]}${fragment}`;
  };
  const find = async (query: string): Promise<readonly string[]> => (await findDocuments(query, manifest, readColumn)).documents.map(show);
  return { find, read, files, manifest };
}

const index = indexOf(syntheticBook({ releases: 45, changes: 12 }));

test('a version finds its release first', async () => {
  expect((await index.find('1.1.3'))[0]).toBe('release Portal 1.1.3 → portal/1.1.3/');
  expect((await index.find('v1.1.3'))[0]).toBe('release Portal 1.1.3 → portal/1.1.3/');
});

test('a pull request’s number finds the change it brought before those that name it', async () => {
  const book = syntheticBook({ releases: 45, changes: 12 });
  const release = book.products[0]?.releases[20];
  const change = release?.changes.find((entry) => entry.pulls.some((pull) => pull.role === 'merged'));
  const number = change?.pulls.find((pull) => pull.role === 'merged')?.number;
  const expected = `change ${change?.scope}: ${change?.title} → portal/${release?.slug}/#${change?.id}`;
  expect((await index.find(`#${number}`))[0]).toBe(expected);
  expect(await index.find(`!${number}`)).toEqual(await index.find(`#${number}`));
  expect((await index.find(`${number}`))[0]).toBe(expected);
});

test('a number with a sign is no word', async () => {
  const book = syntheticBook({ releases: 1, changes: 2 });
  const { find } = indexOf({ ...book, products: book.products.map((product) => ({ ...product, description: 'Since 2024' })) });
  expect([await find('2024'), await find('#2024'), await find('!2024')]).toEqual([['product Portal → portal/'], [], []]);
});

test('a result says the number as its forge writes it', () => {
  const book = syntheticBook({ releases: 1, changes: 2 });
  const details = (forge: 'github' | 'gitlab') => {
    const products = book.products.map((product) => ({
      ...product,
      repositories: product.repositories.map((repository) => ({ ...repository, web: { url: 'https://forge.example/lab/api', forge } })),
    }));
    const file: DocumentFile = JSON.parse(indexOf({ ...book, products }).files.get('newest/documents-0.json') ?? '');
    return file.documents.slice(-2).map((row) => row[4]);
  };
  expect([details('github'), details('gitlab')]).toEqual([
    ['#1', '#2'],
    ['!1', '!2'],
  ]);
});

test('the beginning of a commit id finds its change', async () => {
  const change = syntheticBook({ releases: 45, changes: 12 }).products[0]?.releases[3]?.changes[5];
  const found = await index.find(change?.commits[0]?.sha.slice(0, 9) ?? '');
  expect(found.some((line) => line.includes(`#${change?.id}`))).toBe(true);
  expect(await index.find(change?.commits[0]?.sha ?? '')).toEqual(found);
});

test('guides, lines, repositories and people are found', async () => {
  expect(await index.find('predecessor')).toEqual(['guide The words of this site → guides/words/']);
  expect(await index.find('portal-client')).toContain('repository portal-client → about/');
  expect((await index.find('portal 1.1'))[0]).toBe('line Portal 1.1 → portal/lines/1.1/');
  expect((await index.find('Priya'))[0]).toMatch(/^person Priya Raman → portal\/[\d.]+\/#contributors$/);
});

test('every word of the query must be there, the last one only begun', async () => {
  const found = await index.find('sequencing arch');
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((line) => line.includes('sequencing') && /\barch/i.test(line))).toBe(true);
  expect(await index.find('sequenc archive')).toEqual([]);
});

test('the newest final release comes first, before a newer candidate', async () => {
  const found = (await index.find('sequencing runs')).filter((line) => line.startsWith('change'));
  expect(found[0]).toContain('portal/1.2.3/');
});

test('nothing, noise and names of nothing find nothing', async () => {
  for (const query of ['', '   ', '…', '#', '#99999999999999999999', 'constructor', '__proto__', '🦊']) {
    expect(await index.find(query), query).toEqual([]);
  }
});

test('a query reads the few files that it needs', async () => {
  index.read.length = 0;
  await index.find('#400');
  expect(index.read.every((name) => name.includes('/numbers-'))).toBe(true);
  expect(index.read.length).toBeLessThanOrEqual(2);
});

test('the same Book gives the same files', () => {
  const again = indexOf(syntheticBook({ releases: 45, changes: 12 }));
  expect([...again.files]).toEqual([...index.files]);
  expect(again.manifest).toEqual(index.manifest);
});

test('hostile texts are kept as texts', async () => {
  const hostile = indexOf(syntheticBook({ releases: 3, changes: 3, hostile: true }));
  expect((await hostile.find('alert'))[0]).toContain('<script>alert(1)</script>');
});
