import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { formatProblems } from '../../scripts/terminal/format-problems.ts';
import { formatVerification } from '../../scripts/verify/format-verification.ts';
import type { Book } from '../../src/book/schema/book.ts';
import { joinSlots } from '../../src/book/views/slots.ts';
import { capabilities } from '../../src/capabilities.ts';
import { openKeptFiles } from '../../src/site/kept/kept-files.ts';
import { writeFeeds } from '../../src/site/outputs/feeds.ts';
import { writeReleaseJson } from '../../src/site/outputs/release-json.ts';
import { homePage } from '../../src/site/views/home-page.ts';
import { verifyBook } from '../../src/validation/assemble/signoffs/verify-book.ts';
import { writeRecordJson } from '../../src/validation/outputs/record-json.ts';
import { formatAllChecklists, formatProductChecklists } from '../../src/validation/views/checklists/format-checklists.ts';
import { listClauses } from '../../src/validation/views/clauses/list-clauses.ts';
import { validationIndex } from '../../src/validation/views/lists/validation-index.ts';
import { recordStamp } from '../../src/validation/views/lists/validation-stamps.ts';
import { listCorrections } from '../../src/validation/views/record/corrections.ts';
import { formatRecordBody } from '../../src/validation/views/record/format-record-body.ts';
import { formatRecordState, formatRecordTitle } from '../../src/validation/views/record/format-record-title.ts';
import { formatTraceability } from '../../src/validation/views/traceability/format-traceability.ts';
import { makeFolder } from '../git-repository.ts';

const href = (address: string): string => address;

/** Everything that says of a record or a release how it stands, as text, by the name of the form. */
export async function showEveryForm(book: Book): Promise<ReadonlyMap<string, string>> {
  const views = await Promise.all(capabilities.map((capability) => capability.views()));
  const slots = joinSlots(views, book);
  const index = validationIndex(book);
  const outDir = mkdtempSync(join(makeFolder(), 'out-'));
  const site = { book, guides: [], outDir, cacheDir: makeFolder(), site: null, base: '/' };
  await writeFeeds(site);
  writeReleaseJson(site, openKeptFiles({ folder: null, outDir, stamp: '' }));
  writeRecordJson(site);
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  const read = (pattern: RegExp): string =>
    files.flatMap((file) => (pattern.test(file) ? readFileSync(join(outDir, file), 'utf8') : [])).join('\n');
  const releases = book.products.flatMap((product) => product.releases.map((release) => ({ product, release })));
  const page = index.entries.map((entry) => {
    const corrections = listCorrections(entry.record);
    return [
      formatRecordTitle(entry, index, href).text,
      formatRecordState(entry).text,
      formatRecordBody(entry, { index, book, corrections, href }).text,
    ].join('\n');
  });
  const { products, recent } = homePage(book, slots);
  const sections = releases.flatMap((ref) =>
    slots.sections(ref).map(({ stamp, format }) => `${stamp?.kind} ${stamp?.word} ${format(href).text}`),
  );
  const documents = views.flatMap(({ documents: list }) => [...(list?.(book) ?? [])]);
  return new Map([
    ['page', page.join('\n')],
    ['header in print', index.entries.map(({ record }) => recordStamp(record.state).word).join('\n')],
    ['record JSON', read(/record\.json$/)],
    ['release JSON', read(/release\.json$/)],
    ['feeds', read(/^(?:feed\.xml|atom\.xml|feed\.json)$/)],
    ['search', documents.map(({ title, context }) => `${title} ${context}`).join('\n')],
    ['home', JSON.stringify({ products: products.map(({ latest, lines }) => ({ latest, lines })), recent })],
    ['release page', sections.join('\n')],
    [
      'checklists',
      [formatAllChecklists(book, href), ...book.products.map((product) => formatProductChecklists(book, product, href))]
        .map(({ text }) => text)
        .join('\n'),
    ],
    ['traceability', releases.map((ref) => formatTraceability({ ...ref, index, href }).text).join('\n')],
    [
      'clauses',
      listClauses(book)
        .flatMap(({ clauses }) => clauses.map(({ id, state, check }) => `${id} ${state} ${check}`))
        .join('\n'),
    ],
    ['check', stripVTControlCharacters(formatProblems(book.problems))],
    ['verify', formatVerification(verifyBook(book, { below: [], root: null }), { pinned: false })],
  ]);
}
