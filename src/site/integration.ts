import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { OutputSite, SitePart } from '../book/outputs/output-site.ts';
import { findConfig } from '../book/read/read-config.ts';
import type { Book } from '../book/schema/book.ts';
import { readBook } from '../collect/collect-book.ts';
import { findGuides, guidesHint } from './guides/find-guides.ts';
import { holdBook } from './held/held-book.ts';
import { type HeldGuides, holdGuides } from './held/held-guides.ts';
import { holdPrinting } from './held/held-printing.ts';
import { holdSite } from './held/held-site.ts';
import { virtualModules } from './held/virtual-modules.ts';
import { lendFavicon } from './lend-favicon.ts';
import { loadSite } from './load-site.ts';
import { startOutputs } from './outputs/start-outputs.ts';
import { writeOutputs } from './outputs/write-outputs.ts';
import { ownPackages } from './own-packages.ts';
import { packBook } from './pack-book.ts';
import { packageRoot } from './package-root.ts';
import { pageSettings } from './page-settings.ts';
import { guideRoutes, listUsed, routes } from './routes.ts';
import { serveOutputs } from './serve-outputs.ts';
import { siteMark } from './site-mark.ts';
import { stayQuiet } from './stay-quiet.ts';
import { watchContent } from './watch-content.ts';

/** Where the Book that the pages show comes from. */
export interface DocketOptions {
  /** By default it is collected by the `docket.config.ts` beside the site's own configuration. */
  readonly book?: Book;
  /** Whether the collection `guides` is shown below `/guides/`; by default where there is `content/guides` and Astro knows the collection. */
  readonly guides?: boolean;
  /** Whether `release.pdf` and `record.pdf` will stand beside the pages of releases and records, which then link to them. */
  readonly pdf?: boolean;
  /** Absolute folder that `docket.config.ts` and `content/` are in; by default the site's own. */
  readonly root?: string;
  /** The part of the site that is built; by default all of it. */
  readonly part?: SitePart;
  /** Repository with the history of the records, a path from the site's root or a URL; by default the one around it, whatever `docket.config.ts` says. */
  readonly recordsHistory?: string;
  /** Where files are kept from one build to the next, and what stands for the code that makes them; by default each build makes all of them. */
  readonly kept?: OutputSite['kept'];
  /** Told the SHA-256 of files beside the pages, by name, once they are written. */
  readonly onWritten?: (digests: ReadonlyMap<string, string>) => void;
}

/** Adds Docket's pages to an Astro site: `integrations: [docket()]`. */
export function docket({
  book: given,
  guides: shown,
  pdf = false,
  root: folder,
  recordsHistory,
  part,
  kept,
  onWritten,
}: DocketOptions = {}): AstroIntegration {
  stayQuiet();
  let book: Book | undefined;
  let configFile: string | null;
  let config: Pick<AstroConfig, 'root' | 'site' | 'base' | 'cacheDir' | 'outDir' | 'publicDir'>;
  let held: HeldGuides;
  let finishOutputs: ReturnType<typeof startOutputs> | undefined;
  return {
    name: 'docket',
    hooks: {
      'astro:config:setup': async ({ command, config: site, injectRoute, updateConfig, addWatchFile, logger }) => {
        const place = folder ?? fileURLToPath(site.root);
        const found = findGuides({ root: place, source: fileURLToPath(site.srcDir) });
        const guides = shown ?? found === 'found';
        if (shown === undefined && found === 'unknown to Astro') logger.warn(guidesHint);
        const root = packageRoot();
        updateConfig({
          ...pageSettings(guides, site.image.endpoint.route),
          vite: { build: { assetsInlineLimit: 0 }, plugins: [virtualModules(), ownPackages(root)], worker: { format: 'es' } },
          integrations: listMissing(site, [...(site.site === undefined ? [] : [sitemap()]), ...(guides ? [mdx()] : [])]),
        });
        // What looks at types alone needs no Book.
        if (command === 'sync') return;
        configFile = given === undefined ? await findConfig(place) : null;
        if (configFile !== null) addWatchFile(configFile);
        // Astro calls this again when its development server starts anew.
        book = given ?? (await readBook(place, { recordsHistory }));
        if (command === 'build') book = packBook(book, fileURLToPath(site.cacheDir));
        const known = book;
        holdBook(known);
        holdSite(await loadSite(known));
        held = holdGuides(guides);
        holdPrinting(pdf);
        const used = listUsed(known).flatMap(({ pages }) => pages);
        for (const { pattern, file } of [...routes, ...(guides ? guideRoutes : []), ...used])
          injectRoute({ pattern, entrypoint: new URL(`src/${file}`, root), prerender: true });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      // By now Astro has emptied the folder. It says so once for each bundle.
      'astro:build:setup': () => {
        if (book !== undefined)
          finishOutputs ??= startOutputs({
            ...assembleOutputs(book, held, config, config.outDir),
            ...(part === undefined ? {} : { part }),
            root: folder ?? fileURLToPath(config.root),
            ...(kept === undefined ? {} : { kept }),
          });
      },
      'astro:build:done': async ({ dir }) => {
        const written = await finishOutputs?.();
        if (written !== undefined) onWritten?.(written);
        const outDir = fileURLToPath(dir);
        await lendFavicon(outDir, fileURLToPath(config.publicDir));
        await writeFile(path.join(outDir, siteMark.name), siteMark.text);
      },
      'astro:server:setup': async ({ server }) => {
        if (book === undefined) return;
        const place = assembleOutputs(book, [], config, new URL('outputs/', config.cacheDir));
        const outputs = { ...place, root: folder ?? fileURLToPath(config.root) };
        await writeOutputs(outputs);
        await lendFavicon(outputs.outDir, fileURLToPath(config.publicDir));
        if (configFile !== null) watchContent(server.watcher, { folder: path.join(outputs.root, 'content'), configFile });
        server.middlewares.use(serveOutputs(outputs.outDir, outputs.base));
      },
    },
  };
}

/** Those of the integrations that the site does not have by itself. */
function listMissing(site: Pick<AstroConfig, 'integrations'>, integrations: readonly AstroIntegration[]): AstroIntegration[] {
  const there = new Set(site.integrations.map((integration) => integration.name));
  return integrations.filter((integration) => !there.has(integration.name));
}

function assembleOutputs(
  book: Book,
  guides: OutputSite['guides'],
  config: Pick<AstroConfig, 'site' | 'base' | 'cacheDir'>,
  outDir: URL,
): OutputSite {
  const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
  return { book, guides, outDir: fileURLToPath(outDir), cacheDir: fileURLToPath(config.cacheDir), site: config.site ?? null, base };
}
