import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { build, dev } from 'astro';
import type { Book } from '../book/schema/book.ts';
import { framePages } from './frame-pages.ts';
import { holdFrames } from './held-frames.ts';
import { docket } from './integration.ts';
import { loadSite } from './load-site.ts';
import { stopOutputs } from './outputs/start-outputs.ts';
import { scratchFolder } from './scratch-folder.ts';
import { writeContentConfig } from './write-content-config.ts';

/** What a site is made from and where it goes. Paths are absolute. */
export interface SiteBuild {
  readonly book: Book;
  /** The user's folder; Docket writes only below its `.docket/` there, and into `outDir`. */
  readonly root: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly site?: string;
  readonly base?: string;
  /** Whether each release and each record is printed to PDF afterwards: then their pages link to it. */
  readonly pdf?: boolean;
  /** Told what is going on, in a few words. */
  readonly onProgress?: (step: string) => void;
}

/** Builds the whole site into `outDir`, which is emptied first. */
export async function buildSite(options: SiteBuild): Promise<{ readonly pages: number }> {
  let pages = 0;
  const watch: AstroIntegration = {
    name: 'docket-watch',
    hooks: {
      'astro:build:start': () => options.onProgress?.('rendering pages'),
      'astro:build:done': (done) => {
        pages = done.pages.length;
      },
    },
  };
  const root = await siteRoot(options.root);
  const scratch = await mkdtemp(path.join(root, 'build-'));
  const framed = framePages({ ...options, shared: await loadSite(options.book) });
  try {
    const own = [scratchFolder(scratch), ...framed.integrations, watch];
    await build(siteConfig({ ...options, guides: await findGuides(options, root) }, root, own));
  } finally {
    holdFrames(null);
    await stopOutputs();
    await rm(scratch, { recursive: true, force: true });
  }
  return { pages: pages + framed.filled };
}

/** Serves the site while it is worked on. */
export async function serveSite(
  options: Omit<SiteBuild, 'outDir' | 'onProgress'> & { readonly port?: number },
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const root = await siteRoot(options.root);
  const guides = await findGuides(options, root);
  const config = siteConfig({ ...options, guides, outDir: path.join(options.root, '.docket', 'dev') }, root, []);
  const server = await dev({ ...config, server: options.port === undefined ? {} : { port: options.port } });
  return { url: `http://localhost:${server.address.port}${options.base ?? '/'}`, stop: () => server.stop() };
}

/** Astro's own root: it writes `.astro/` and `node_modules/` there, and the user's folder is not the place for them. */
async function siteRoot(folder: string): Promise<string> {
  const root = path.join(folder, '.docket', 'site');
  await mkdir(path.join(root, 'src'), { recursive: true });
  return root;
}

function findGuides(options: Pick<SiteBuild, 'root'>, root: string): Promise<boolean> {
  return writeContentConfig({ content: path.join(options.root, 'content'), source: path.join(root, 'src') });
}

function siteConfig(
  options: SiteBuild & { readonly guides: boolean },
  root: string,
  integrations: readonly AstroIntegration[],
): AstroInlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'silent',
    srcDir: path.join(root, 'src'),
    outDir: options.outDir,
    cacheDir: options.cacheDir,
    publicDir: path.join(options.root, 'public'),
    ...(options.site === undefined ? {} : { site: options.site }),
    ...(options.base === undefined ? {} : { base: options.base }),
    trailingSlash: 'always',
    build: { concurrency: 8 },
    vite: { cacheDir: path.join(options.cacheDir, 'vite'), build: { assetsInlineLimit: 0 } },
    markdown: { syntaxHighlight: false },
    integrations: [docket({ book: options.book, guides: options.guides, pdf: options.pdf ?? false, root: options.root }), ...integrations],
  };
}
