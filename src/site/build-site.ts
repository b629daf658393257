import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import type { SitePart } from '../book/outputs/output-site.ts';
import type { Book } from '../book/schema/book.ts';
import { framePages } from './frame-pages.ts';
import { explainGuideFailure } from './guides/guide-failure.ts';
import { watchGuides } from './guides/plain-guides.ts';
import { writeContentConfig } from './guides/write-content-config.ts';
import { holdFrames } from './held/held-frames.ts';
import type { DocketOptions } from './integration.ts';
import { buildKept } from './kept/build-kept.ts';
import { openKeptFiles } from './kept/kept-files.ts';
import { keepRenderer, openRenderer } from './kept/kept-renderer.ts';
import { type KeptSite, keptFolder } from './kept/kept-site.ts';
import { findRendererPlace, type RendererShelf } from './kept/renderer-place.ts';
import { loadSite } from './load-site.ts';
import { makeSiteRoot, type SiteRoot } from './make-site-root.ts';
import { stopOutputs } from './outputs/start-outputs.ts';
import { choosePages } from './parts/choose-pages.ts';
import { findPublicFolder, layPublic } from './public-folder.ts';
import { scratchFolder } from './scratch-folder.ts';
import { stayQuiet } from './stay-quiet.ts';

/** What a site is made from and where it goes. Paths are absolute. */
export interface SiteBuild {
  readonly book: Book;
  /** The user's folder, which nothing is written to. */
  readonly root: string;
  readonly outDir: string;
  /** A folder of the user's own, outside `root`. */
  readonly cacheDir: string;
  /** Whether whoever builds wrote the configuration: only then guides, which are programs, are among the pages, and the files of `public/` beside them. */
  readonly configured?: boolean;
  readonly site?: string;
  readonly base?: string;
  /** Whether each release and each record is printed to PDF afterwards: then their pages link to it. */
  readonly pdf?: boolean;
  /** Where files of a whole site are kept from one build to the next; without it nothing is taken from an earlier build, as whoever verifies a site wants it. */
  readonly kept?: KeptSite;
  /** With `kept`: what is left of an earlier site in `outDir`, once somebody has cleared it as `clearSite` does. Nothing is written there before. */
  readonly cleared?: Promise<Map<string, string>>;
  /** Where what renders pages is kept, whatever site they are of; without it, all is bundled anew. */
  readonly renderers?: RendererShelf;
  /** The part of the site that is built; by default all of it. */
  readonly part?: SitePart;
  /** Addresses of pages that others made, for the sitemap. */
  readonly there?: readonly string[];
  /** Told what is going on, in a few words. */
  readonly onProgress?: (step: string) => void;
}

/** What was built. */
export interface BuiltSite {
  readonly pages: number;
  readonly addresses: readonly string[];
  /** SHA-256 of files as they were put into the site and left, by name: of most, not of all. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Builds the site into `outDir`, which is emptied first, and gives the addresses of its pages. */
export async function buildSite(options: SiteBuild): Promise<BuiltSite> {
  let pages: readonly string[] = [];
  const digests = new Map<string, string>();
  const onWritten = (written: ReadonlyMap<string, string>): void => {
    for (const [name, digest] of written) digests.set(name, digest);
  };
  const watch: AstroIntegration = {
    name: 'docket-watch',
    hooks: {
      'astro:build:start': () => options.onProgress?.('rendering pages'),
      'astro:build:done': (done) => {
        pages = done.pages.map(({ pathname }) => `/${pathname.replace(/^\//, '')}`);
      },
    },
  };
  stayQuiet();
  const guidesFolder = path.join(options.root, 'content', 'guides');
  const root = await makeSiteRoot(options.cacheDir);
  // What is kept is of a whole site.
  const kept = options.part === undefined ? options.kept : undefined;
  const folder = kept === undefined ? null : keptFolder(kept, 'pages');
  const keep = (outDir: string) => openKeptFiles({ folder, outDir, stamp: kept?.stamp ?? '' });
  const shared = await loadSite(options.book);
  const framed = framePages({ ...options, shared, keep, onWritten });
  try {
    const guides = await settleGuides(options, root);
    const publicDir = publicFolder(options, root);
    const findPlace = () => findRendererPlace({ ...options, publicDir, guides: guides ? guidesFolder : null });
    const place = findPlace();
    const renderer = place === null ? null : await openRenderer(place, root.scratch);
    if (renderer !== null) {
      options.onProgress?.('rendering pages');
      const { base = '/', pdf = false, site } = options;
      pages = await buildKept({ ...options, shared, framed, renderer, kept, base, pdf, site, publicDir, onWritten, hasGuides: guides });
    } else {
      const watched = place !== null && guides ? watchGuides(guidesFolder) : null;
      // Guides may have been written meanwhile.
      const mayKeep = () => watched === null || (watched.isPlain() && findPlace()?.key === place?.key);
      const keeping = place === null ? [] : [...(watched?.integrations ?? []), keepRenderer(place, root.scratch, mayKeep)];
      // A part of a site is built by Astro: which pages are left out is told to its build.
      const choosing = options.part === undefined ? [] : [choosePages(options.part)];
      const own = [scratchFolder(root.scratch), ...framed.integrations, ...keeping, ...choosing, watch];
      const { build } = await import('astro');
      await options.cleared;
      const { kept: _, renderers: __, cleared: ___, ...rest } = options;
      await build(await siteConfig({ ...rest, guides, onWritten, ...(kept === undefined ? {} : { kept }) }, root, own));
    }
    for (const name of layPublic(publicDir, options.outDir)) digests.delete(name);
  } catch (cause) {
    throw options.configured === false ? cause : explainGuideFailure(cause, guidesFolder);
  } finally {
    holdFrames(null);
    await stopOutputs();
    await rm(root.folder, { recursive: true, force: true });
  }
  const addresses = [...pages, ...framed.filled];
  return { pages: addresses.length, addresses, digests };
}

/** Serves the site while it is worked on. */
export async function serveSite(
  options: Omit<SiteBuild, 'outDir' | 'onProgress'> & { readonly port?: number },
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  stayQuiet();
  const root = await makeSiteRoot(options.cacheDir);
  const guides = await settleGuides(options, root);
  const config = await siteConfig({ ...options, guides, outDir: path.join(root.folder, 'dev') }, root, []);
  // A number needs no look-up, as `localhost` does.
  const host = '127.0.0.1';
  const { dev } = await import('astro');
  const server = await dev({ ...config, server: { host, ...(options.port === undefined ? {} : { port: options.port }) } });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(root.folder, { recursive: true, force: true });
  };
  return { url: `http://${host}:${server.address.port}${options.base ?? '/'}`, stop };
}

async function settleGuides({ root, configured = true }: Pick<SiteBuild, 'root' | 'configured'>, { source }: SiteRoot): Promise<boolean> {
  await mkdir(source, { recursive: true });
  return configured && (await writeContentConfig({ content: path.join(root, 'content'), source }));
}

/** Of a configuration that somebody else wrote, nothing is served as it is. */
function publicFolder({ configured, root }: Pick<SiteBuild, 'configured' | 'root'>, { folder }: SiteRoot): string {
  return (configured === false ? null : findPublicFolder(root)) ?? path.join(folder, 'public');
}

async function siteConfig(
  options: SiteBuild & Pick<DocketOptions, 'onWritten'> & { readonly guides: boolean },
  root: SiteRoot,
  integrations: readonly AstroIntegration[],
): Promise<AstroInlineConfig> {
  // Bundler and all take longer to load than pages take that need none of it.
  const { docket } = await import('./integration.ts');
  const { book, guides, pdf = false, root: folder, kept, onWritten } = options;
  return {
    root: root.folder,
    configFile: false,
    logLevel: 'silent',
    srcDir: root.source,
    outDir: options.outDir,
    cacheDir: options.cacheDir,
    publicDir: publicFolder(options, root),
    ...(options.site === undefined ? {} : { site: options.site }),
    ...(options.base === undefined ? {} : { base: options.base }),
    // Its list of integrations would come from elsewhere.
    devToolbar: { enabled: false },
    vite: {
      cacheDir: path.join(options.cacheDir, 'vite'),
      // Both are looked for from the root upwards otherwise, and beside each file: the first is a program, and the second may be a broken one.
      css: { postcss: { plugins: [] } },
      tsconfig: root.tsconfig,
      server: { fs: { allow: [root.folder, options.root, ...root.served] } },
    },
    integrations: [
      docket({
        ...{ book, guides, pdf, root: folder },
        ...(kept === undefined ? {} : { kept }),
        ...(options.part === undefined ? {} : { part: options.part }),
        ...(onWritten === undefined ? {} : { onWritten }),
      }),
      ...integrations,
    ],
  };
}
