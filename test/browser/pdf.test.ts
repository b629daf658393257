import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { printPages } from '../../scripts/pdf/print-pages.ts';

const pages = ['portal/2.2.0', 'portal/2.1.0'].map((address) => ({ address: `/${address}/`, file: 'release.pdf' }));
const site = 'https://releases.example';
const instant = '2026-03-12T14:05:00+11:00';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-pdf-'));
  for (const copy of ['one', 'two']) cpSync(inject('siteFolder'), join(folder, copy), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the same page gives the same bytes, whatever was printed before it', async () => {
  await printPages({ folder: join(folder, 'one'), site, base: '/', pages, instant });
  await printPages({ folder: join(folder, 'two'), site, base: '/', pages: pages.toReversed(), instant });
  for (const { address, file } of pages) {
    const [one, two] = ['one', 'two'].map((copy) => readFileSync(join(folder, copy, address, file)));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  }
});

test('a PDF has a title, a language, an outline, tags, the date that was given, and links to where the site will stand', async () => {
  const bytes = readFileSync(join(folder, 'one', 'portal/2.2.0/release.pdf'));
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = await document.getMetadata();
  expect(info).toMatchObject({ Title: 'Portal 2.2.0 · Portal releases', Language: 'en', CreationDate: "D:20260312030500+00'00'" });
  expect((await document.getOutline()).map(({ title }) => title)).toContain('Portal 2.2.0');
  const first = await document.getPage(1);
  expect(JSON.stringify(await first.getStructTree())).toMatch(/"role":"H1".*"role":"(?:Table|L)"/);
  const urls = (await first.getAnnotations()).flatMap(({ url }: { url?: string }) => url ?? []);
  expect(urls).toContain(`${site}/portal/lines/2.2/`);
  expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([]);
});

test('a PDF embeds its fonts as outlines of letters, and none as drawings', async () => {
  const bytes = readFileSync(join(folder, 'one', 'portal/2.2.0/release.pdf'));
  const text = readInflated(bytes);
  expect(text).not.toMatch(/\/Subtype\s*\/Type3/);
  expect([...new Set(text.match(/\+Source\w+-\w+/g))].sort()).toEqual([
    '+SourceSans3ExtraLight-Regular',
    '+SourceSans3ExtraLight-SemiBold',
    '+SourceSerif4-SemiBold',
  ]);
});

test('characters that no font has are named with their page', async () => {
  const file = join(folder, 'two', 'portal/2.1.0/index.html');
  // Hieroglyphs of 2024, which no font of a test machine has, beside letters that the fonts for paper have in four scripts.
  writeFileSync(file, readFileSync(file, 'utf8').replace('</main>', '<p>\u{13460}\u{13461} Łukasz Ἀθηνᾶ Юлия Nguyễn</p></main>'));
  const missing = await printPages({ folder: join(folder, 'two'), site, base: '/', pages: pages.slice(1), instant });
  // The page has a name in Han, too, which some machines have a font for.
  const characters = missing.flatMap((page) => page.characters).filter((character) => !/\p{Script=Han}/u.test(character));
  expect(missing.map(({ address }) => address)).toEqual(['/portal/2.1.0/']);
  expect(characters).toEqual(['\u{13460}', '\u{13461}']);
});

/** The text of a PDF with its compressed parts unpacked. */
function readInflated(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const parts = [...text.matchAll(/stream\r?\n/g)].map(({ 0: word, index }) => {
    const start = index + word.length;
    try {
      return inflateSync(pdf.subarray(start, text.indexOf('endstream', start))).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...parts].join('\n');
}
