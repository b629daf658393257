import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SitePart } from '../../book/outputs/output-site.ts';
import type { Book } from '../../book/schema/book.ts';
import type { Framing } from '../frame-pages.ts';
import { holdBook } from '../held/held-book.ts';
import { holdGuides } from '../held/held-guides.ts';
import { holdPrinting } from '../held/held-printing.ts';
import { holdSite } from '../held/held-site.ts';
import { lendFavicon } from '../lend-favicon.ts';
import type { Site } from '../load-site.ts';
import { startOutputs } from '../outputs/start-outputs.ts';
import { siteMark } from '../site-mark.ts';
import { removeStanding } from './clear-spare.ts';
import { prepareLines } from './kept-lines.ts';
import type { KeptRenderer } from './kept-renderer.ts';
import { clearSite, type KeptSite } from './kept-site.ts';
import { renderKept } from './render-kept.ts';

/** A site that is built by what Astro bundled before. Paths are absolute. */
export interface KeptBuild {
  readonly book: Book;
  readonly shared: Site;
  readonly framed: Framing;
  readonly renderer: KeptRenderer;
  /** Where files are kept from one build to the next; undefined where all are made anew. */
  readonly kept: KeptSite | undefined;
  /** What is left of an earlier site in `outDir` once that is cleared; undefined where it is still to be cleared. */
  readonly cleared?: Promise<Map<string, string>>;
  readonly part?: SitePart;
  readonly root: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly publicDir: string;
  readonly site: string | undefined;
  readonly base: string;
  readonly pdf: boolean;
  /** Whether there are guides, which are in the bundle. */
  readonly hasGuides: boolean;
  /** Told the SHA-256 of files beside the pages, by name. */
  readonly onWritten: (digests: ReadonlyMap<string, string>) => void;
}

/** Builds a site into `outDir` without Astro's build: the same files, in the time that they take alone. Gives the addresses of the pages that were rendered. */
export async function buildKept(options: KeptBuild): Promise<readonly string[]> {
  const { book, shared, framed, renderer, part, root, outDir, cacheDir, publicDir, site } = options;
  const base = options.base.endsWith('/') ? options.base : `${options.base}/`;
  const standing = await clear(options);
  cpSync(renderer.assets, path.join(outDir, '_astro'), { recursive: true });
  holdBook(book);
  holdSite(shared);
  holdPrinting(options.pdf);
  framed.begin();
  const guides = holdGuides(options.hasGuides);
  const finishOutputs = startOutputs({
    ...{ book, guides, root, outDir, cacheDir, site: site ?? null, base },
    ...(options.kept === undefined ? {} : { kept: options.kept }),
    ...(part === undefined ? {} : { part }),
  });
  const kept = framed.open(outDir);
  const keyOf = prepareLines({ book, shared, site, base, renderer: renderer.digest });
  const pages = await renderKept(renderer, { outDir, publicDir, site, base, part, kept, keyOf });
  await framed.fill(outDir, kept);
  if (framed.sitemap !== null) await writeSitemap(framed.sitemap, { pages, outDir, site, base });
  const written = await finishOutputs();
  options.onWritten(written);
  // Of what is kept, another build may have taken names meanwhile that this one found standing.
  for (const [name, place] of standing) if (!kept.digests.has(name) && !written.has(name)) removeStanding(outDir, name, place);
  await lendFavicon(outDir, publicDir);
  writeFileSync(path.join(outDir, siteMark.name), siteMark.text);
  return pages.map((pathname) => `/${pathname.replace(/^\//, '')}`);
}

async function clear({ kept, cleared, outDir }: KeptBuild): Promise<Map<string, string>> {
  if (kept !== undefined) return cleared ?? clearSite(kept, outDir);
  clearFolder(outDir);
  return new Map();
}

function clearFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Has the sitemap written as at the end of Astro's build, whose hooks are told what they ask for. */
async function writeSitemap(
  { hooks }: AstroIntegration,
  { pages, outDir, site, base }: Pick<KeptBuild, 'outDir' | 'site' | 'base'> & { readonly pages: readonly string[] },
): Promise<void> {
  const fail = (message: string): never => {
    throw new Error(message);
  };
  const config = { site, base, trailingSlash: 'always', build: { format: 'directory' } };
  // It warns where there is no page to list, as in a shard that has none: then there is no sitemap.
  const logger = { info: () => {}, warn: () => {}, error: fail };
  const dir = pathToFileURL(`${outDir}/`);
  const told = { routes: [], config, dir, pages: pages.map((pathname) => ({ pathname })), logger };
  for (const name of ['astro:routes:resolved', 'astro:config:done', 'astro:build:done'] as const) {
    const hook = hooks[name];
    if (hook !== undefined) await Reflect.apply(hook, undefined, [told]);
  }
}
