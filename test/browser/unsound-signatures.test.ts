import { readFileSync } from 'node:fs';
import path from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listDocuments } from '../../src/releases/views/product/list-documents.ts';
import { listSocialCards } from '../../src/releases/views/product/social-card.ts';
import { listValidationDocuments } from '../../src/validation/views/lists/list-validation-documents.ts';
import { unsound, validationBook } from '../fixture/validation-book.ts';
import type { Visit } from './visit.ts';
import { withBrowser } from './with-browser.ts';

const open = withBrowser('validationSite');

// One window for all pages: fonts and styles are loaded once.
let visit: Visit;
beforeAll(async () => {
  visit = await open();
});
afterAll(() => visit.close());

const book = validationBook();
const address = (state: string) => `portal/1.0.1/signature-${state}/`;
const read = (file: string) => readFileSync(path.join(inject('validationFolder'), file), 'utf8');

/** Words and shapes by which a reader takes something for signed. */
const looksSigned = /✓|(?<!not )\bsigned\b(?! in role| after| for)|\bapproved\b|printed name\s*\S*mara/i;

/** What a table row of a page says of a record, without markup. */
function rowOf(html: string, state: string): string {
  const rows = html.match(/<tr[^>]*>.*?<\/tr>/gs) ?? [];
  const own = rows.filter((row) => row.includes(`/${address(state)}`));
  expect(own.length, state).toBeGreaterThan(0);
  return own.join(' ').replace(/<[^>]*>/g, ' ');
}

test.each(unsound)('a signature that is $state does not look like one on its page', ({ state }) => {
  const html = read(`${address(state)}index.html`);
  expect(html).not.toContain('stamp signed');
  expect(html).toContain('Does not count.');
  expect(html).not.toMatch(/<dt>Printed name<\/dt><dd>/);
});

test.each(unsound)('a signature that is $state does not look like one in print', async ({ state }) => {
  const { page, go } = visit;
  await go(address(state));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text).toContain('Does not count.');
  expect(text.replace('The record changed after it was signed', '')).not.toMatch(looksSigned);
});

test.each(unsound)('a signature that is $state is not valid in JSON, and its record is not approved', ({ state }) => {
  const { record } = JSON.parse(read(`${address(state)}record.json`));
  expect(record.signoffs.map((signoff: { state: string }) => signoff.state)).toEqual([state]);
  expect(record.state).not.toBe('approved');
  const { release } = JSON.parse(read('portal/1.0.1/release.json'));
  expect(release.validation.records).toContainEqual(record);
});

test.each(unsound)('a signature that is $state does not look like one in any list', ({ state }) => {
  for (const file of [
    'portal/1.0.1/index.html',
    'checklists/index.html',
    'portal/checklists/index.html',
    'protocols/release-validation/index.html',
  ])
    expect(rowOf(read(file), state), file).not.toMatch(looksSigned);
});

test.each(unsound.filter(({ signoff }) => signoff.principal !== null))(
  'a signature that is $state is shown as such on the page of its person',
  ({ state }) => {
    const html = read('people/mara/index.html');
    expect(rowOf(html.slice(html.indexOf('id="signatures"'), html.indexOf('id="roles"')), state)).not.toMatch(looksSigned);
  },
);

test.each(unsound)('a signature that is $state does not look like one in feeds, search results and social cards', ({ state }) => {
  const title = `With a signature that is ${state}`;
  for (const file of ['feed.xml', 'atom.xml', 'feed.json', 'portal/feed.json']) {
    const said = new RegExp(`${title}: ([^<&]*)`).exec(read(file))?.[1] ?? '';
    expect(said, file).toMatch(/^(waits for signatures|stale)$/);
  }
  const found = [...listDocuments(book, { guides: [], others: listValidationDocuments(book) })].filter(
    (document) => document.title === title,
  );
  expect(found.map(({ context }) => context).join()).toMatch(/^Portal 1\.0\.1, (waits for signatures|stale)$/);
  for (const card of listSocialCards(book)) expect(`${card.above} ${card.title} ${card.below}`).not.toMatch(looksSigned);
});

test('the matrix stamps a signature by its state', () => {
  expect(read('portal/1.0.1/traceability/index.html')).toMatch(/<span class="word doubt">stale<\/span> <a [^>]*>qa-lead<\/a><\/p>/);
});

test('a valid signature has the word and the shape, and a valid refusal has neither', () => {
  expect(read('portal/1.0.1/release-validation-run-3/index.html')).toContain('<span class="stamp signed">signed</span>');
  const refused = read('portal/1.0.1/refused/index.html');
  expect(refused).toContain('<span class="stamp bad">refused</span>');
  expect(refused).not.toContain('stamp signed');
});
