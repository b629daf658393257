import path from 'node:path';
import type { Book } from '../../../src/book/schema/book.ts';

import { joinSlots } from '../../../src/book/views/slots.ts';
import { finalsFirst, listByDate } from '../../../src/releases/views/product/list-documents.ts';
import { productIndex } from '../../../src/releases/views/product/product-index.ts';
import type { Frame } from '../../../src/releases/views/release/release-frame.ts';
import { openKeptFiles } from '../../../src/site/kept/kept-files.ts';
import { prepareFilling } from '../../../src/site/kept/kept-pages.ts';
import { loadViews } from '../../../src/site/load-site.ts';
import { writeComparisons } from '../../../src/site/outputs/comparisons.ts';
import { writeReleaseJson } from '../../../src/site/outputs/release-json.ts';
import { prepareSegments } from '../../../src/site/outputs/search-segments.ts';
import { packBook } from '../../../src/site/pack-book.ts';
import { cutSegments } from '../../../src/site/search/index/cut-segments.ts';
import type { Linked } from '../../../src/ui/views/linked.ts';

const holes = ['version', 'description', 'line', 'slug', 'lineSlug', 'word', 'made', 'title', 'state', 'contents', 'body'];

/** Where a site is written, and what is kept of it; a null folder keeps nothing. */
export interface KeptSitePlace {
  readonly folder: string | null;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly stamp?: string;
  /** What is around the texts of release pages. */
  readonly around?: string;
  /** Pages of their own that changes have, by their commits. */
  readonly linked?: ReadonlyMap<string, Linked>;
}

/** Writes what a build takes from the one before where nothing changed: release pages, JSON of releases, comparisons, search for changes. Returns how many files were taken. */
export async function writeKeptSite(
  given: Book,
  { folder, outDir, cacheDir, stamp = 'code', around = '|', linked = new Map() }: KeptSitePlace,
): Promise<void> {
  const book = packBook(given, cacheDir);
  const slots = { ...joinSlots(await loadViews(), book), changePages: () => linked };
  const open = (kind: string) => openKeptFiles({ folder: folder === null ? null : path.join(folder, kind), outDir, stamp });
  const pages = open('pages');
  const frame: Frame = holes.flatMap((hole) => [around, hole]);
  for (const product of book.products) {
    const fill = prepareFilling({ frame, product, kept: pages, href: (address) => address, slots, zone: 'UTC' });
    for (const [at, release] of product.releases.entries()) {
      const place = { product, release, newer: product.releases[at - 1], older: product.releases[at + 1] };
      fill(`${product.id}/${release.slug}/index.html`, place, productIndex(product).lines.get(release.line)?.slug ?? '');
    }
  }
  pages.save();
  const beside = open('beside');
  const visit = writeComparisons({ book, outDir, cacheDir }, beside, slots);
  const writeChanges = prepareSegments({ kept: beside, stamps: slots.stamps, visit });
  const sizes = [
    { name: 'oldest', multiple: 4 },
    { name: 'newest', multiple: 1 },
  ];
  for (const { name, values } of cutSegments(listByDate(book), sizes)) writeChanges(name, finalsFirst(values));
  for (const product of book.products) product.releases.forEach(visit);
  writeReleaseJson({ book, guides: [], outDir, cacheDir, site: null, base: '/' }, beside);
  beside.save();
}
