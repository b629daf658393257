import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { build, dev } from 'astro';
import type { Book } from '../domain/book.ts';
import { docket } from './integration.ts';

/** What a site is made from and where it goes. Paths are absolute. */
export interface SiteBuild {
  readonly book: Book;
  /** The user's folder; Docket writes only below its `.docket/` there, and into `outDir`. */
  readonly root: string;
  readonly outDir: string;
  readonly cacheDir: string;
  readonly site?: string;
  readonly base?: string;
  /** Told what is going on, in a few words. */
  readonly onProgress?: (step: string) => void;
}

/** Builds the whole site into `outDir`, which is emptied first. */
export async function buildSite(options: SiteBuild): Promise<{ readonly pages: number }> {
  let pages = 0;
  const count: AstroIntegration = {
    name: 'docket-count',
    hooks: {
      'astro:build:start': () => options.onProgress?.('rendering pages'),
      'astro:build:done': (done) => {
        pages = done.pages.length;
      },
    },
  };
  await build(await siteConfig(options, [count]));
  return { pages };
}

/** Serves the site while it is worked on. */
export async function serveSite(
  options: Omit<SiteBuild, 'outDir' | 'onProgress'> & { readonly port?: number },
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const config = await siteConfig({ ...options, outDir: path.join(options.root, '.docket', 'dev') }, []);
  const server = await dev({ ...config, server: options.port === undefined ? {} : { port: options.port } });
  return { url: `http://localhost:${server.address.port}${options.base ?? '/'}`, stop: () => server.stop() };
}

async function siteConfig(options: SiteBuild, integrations: readonly AstroIntegration[]): Promise<AstroInlineConfig> {
  // Astro writes `.astro/` and `node_modules/.vite` into its root: the user's folder is not the place for them.
  const root = path.join(options.root, '.docket', 'site');
  const generated = path.join(root, 'src');
  await mkdir(generated, { recursive: true });
  return {
    root,
    configFile: false,
    logLevel: 'silent',
    srcDir: generated,
    outDir: options.outDir,
    cacheDir: options.cacheDir,
    publicDir: path.join(options.root, 'public'),
    ...(options.site === undefined ? {} : { site: options.site }),
    ...(options.base === undefined ? {} : { base: options.base }),
    trailingSlash: 'always',
    build: { inlineStylesheets: 'never', concurrency: 8 },
    vite: { cacheDir: path.join(options.cacheDir, 'vite'), build: { assetsInlineLimit: 0 } },
    integrations: [docket({ book: options.book }), ...integrations],
  };
}
