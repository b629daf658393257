import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import type { SitePart } from '../book/outputs/output-site.ts';
import type { Book, Product } from '../book/schema/book.ts';
import { releaseAddress } from '../book/views/addresses.ts';
import type { Slots } from '../book/views/slots.ts';
import { productIndex } from '../releases/views/product/product-index.ts';
import { productSummary } from '../releases/views/product/product-summary.ts';
import { cutFrame } from '../releases/views/release/release-frame.ts';
import type { ReleasePlace } from '../releases/views/release/release-page.ts';
import { atBase } from '../ui/views/at-base.ts';
import type { Href } from '../ui/views/format-link.ts';
import { markedAddress, type ProductFrame } from '../ui/views/site-frame.ts';
import { holdFrames } from './held/held-frames.ts';
import type { KeptFiles } from './kept/kept-files.ts';
import { prepareFilling } from './kept/kept-pages.ts';
import type { Site } from './load-site.ts';

/** What lets the release pages of a site be filled into frames, and the addresses of those that Astro does not render. */
export interface Framing {
  readonly integrations: readonly AstroIntegration[];
  readonly filled: readonly string[];
  /** The same for who renders without Astro's build: says which pages are frames, fills them into the site, and lists all pages once they are there. */
  readonly begin: () => void;
  /** Opens what is kept of the pages in a folder, for `fill`, which saves it. */
  readonly open: (outDir: string) => KeptFiles;
  readonly fill: (outDir: string, kept: KeptFiles) => Promise<void>;
  readonly sitemap: AstroIntegration | null;
}

/**
 * Lets Astro render one release page of each product, with holes for all that is a page's own, and fills and writes the others by itself. They are the
 * same pages, and Astro takes longer to pass one on than all its texts take. `holdFrames(null)` ends it.
 */
export function framePages({ book, site, base = '/', shared, part, there = [], keep, onWritten }: FramedSite): Framing {
  const [shown, others] = parts(book, part);
  const framed = shown.flatMap((product) => listFramedPages(product, shared.frame.byId.get(product.id)));
  const hash = createHash('sha256').update(JSON.stringify(book.title));
  for (const product of shown) hash.update(JSON.stringify(productSummary(product)));
  const seal = hash.digest('hex');
  const href = atBase(base);
  const made = others.flatMap((product) => product.releases.map((release) => releaseAddress(product, release)));
  const filled = framed.flatMap(([, ...others]) => others.map(({ address }) => address));
  const begin = (): void =>
    holdFrames({ frames: new Set(framed.map(([first]) => first.address)), filled: new Set([...filled, ...made]), seal });
  const fill: Framing['fill'] = async (outDir, kept) => {
    for (const pages of framed) await fillPages(pages, { outDir, kept, seal, href, slots: shared.slots, zone: shared.frame.zone });
    kept.save();
    onWritten(kept.digests);
  };
  const frames: AstroIntegration = {
    name: 'docket-frames',
    hooks: { 'astro:config:setup': begin, 'astro:build:generated': ({ dir }) => fill(fileURLToPath(dir), keep(fileURLToPath(dir))) },
  };
  const listed =
    site === undefined ? null : sitemap({ customPages: [...filled, ...there].map((address) => new URL(href(address), site).href) });
  return { integrations: [frames, ...(listed === null ? [] : [listed])], filled, begin, open: keep, fill, sitemap: listed };
}

interface FramedSite {
  readonly book: Book;
  readonly shared: Site;
  readonly site?: string;
  readonly base?: string;
  /** Opens what is kept of the pages that are filled. */
  readonly keep: (outDir: string) => KeptFiles;
  /** Told the SHA-256 of what was filled, by name. */
  readonly onWritten: (digests: ReadonlyMap<string, string>) => void;
  readonly part?: SitePart;
  /** Addresses of pages that are not made here, for the sitemap. */
  readonly there?: readonly string[];
}

/** The products whose release pages are made, and those whose are not. */
function parts({ products }: Book, part: SitePart | undefined): readonly [readonly Product[], readonly Product[]] {
  if (part === undefined) return [products, []];
  const shown = part.kind === 'rest' ? part.again : part.own;
  return [products.filter(({ id }) => shown.has(id)), products.filter(({ id }) => !shown.has(id))];
}

interface FramedPage extends ReleasePlace {
  readonly address: string;
  readonly lineSlug: string;
}

type FramedPages = readonly [FramedPage, ...FramedPage[]];

/** A product's releases whose pages differ in their texts alone: the navigation names none of them, and none has a card of its own. */
function listFramedPages(product: Product, frame: ProductFrame | undefined): readonly FramedPages[] {
  const { lines } = productIndex(product);
  const [first, ...others] = product.releases.flatMap((release, at): readonly FramedPage[] => {
    const address = releaseAddress(product, release);
    const line = lines.get(release.line);
    if (line === undefined || markedAddress(frame, address) !== '' || frame?.cards.has(release.version)) return [];
    return [{ product, release, newer: product.releases[at - 1], older: product.releases[at + 1], address, lineSlug: line.slug }];
  });
  return first === undefined ? [] : [[first, ...others]];
}

interface Filling {
  readonly outDir: string;
  readonly kept: KeptFiles;
  readonly seal: string;
  readonly href: Href;
  readonly slots: Slots;
  readonly zone: string;
}

async function fillPages(pages: FramedPages, { outDir, kept, seal, ...surroundings }: Filling): Promise<void> {
  const fileOf = ({ address }: FramedPage): string => `${address.slice(1)}index.html`;
  const frame = cutFrame(readFileSync(path.join(outDir, fileOf(pages[0])), 'utf8'), seal);
  const fill = prepareFilling({ frame, kept, product: pages[0].product, ...surroundings });
  for (const [at, page] of pages.entries()) {
    fill(fileOf(page), page, page.lineSlug);
    // Signals and the other thread want to be heard.
    if (at % 100 === 99) await setImmediate();
  }
}
