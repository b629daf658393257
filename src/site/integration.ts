import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { OutputSite } from '../book/capability.ts';
import type { Book } from '../book/schema/book.ts';
import { capabilities } from '../capabilities.ts';
import { readBook } from '../collect/collect-book.ts';
import { holdBook } from './held-book.ts';
import { type HeldGuides, holdGuides } from './held-guides.ts';
import { holdPrinting } from './held-printing.ts';
import { holdSite } from './held-site.ts';
import { loadSite } from './load-site.ts';
import { startOutputs } from './outputs/start-outputs.ts';
import { writeOutputs } from './outputs/write-outputs.ts';
import { ownPackages } from './own-packages.ts';
import { packBook } from './pack-book.ts';
import { packageRoot } from './package-root.ts';
import { guideRoutes, routes } from './routes.ts';
import { serveOutputs } from './serve-outputs.ts';
import { stayQuiet } from './stay-quiet.ts';
import { virtualModules } from './virtual-modules.ts';

/** Where the Book that the pages show comes from. */
export interface DocketOptions {
  /** By default it is collected by the `docket.config.ts` beside the site's own configuration. */
  readonly book?: Book;
  /** Whether the site has a content collection `guides`, with `title`, `description` and `order`, to be shown below `/guides/`. */
  readonly guides?: boolean;
  /** Whether `release.pdf` and `record.pdf` will stand beside the pages of releases and records, which then link to them. */
  readonly pdf?: boolean;
  /** Absolute folder that `content/` is in; by default the site's own. */
  readonly root?: string;
  /** Repository with the history of the records, a path from the site's root or a URL; by default the one around it, whatever `docket.config.ts` says. */
  readonly recordsHistory?: string;
}

/** Adds Docket's pages to an Astro site: `integrations: [docket()]`. */
export function docket({ book: given, guides = false, pdf = false, root: folder, recordsHistory }: DocketOptions = {}): AstroIntegration {
  stayQuiet();
  let book: Book | undefined = given;
  let config: Pick<AstroConfig, 'root' | 'site' | 'base' | 'cacheDir' | 'outDir'>;
  let held: HeldGuides;
  let finishOutputs: (() => Promise<void>) | undefined;
  return {
    name: 'docket',
    hooks: {
      'astro:config:setup': async ({ command, config: site, injectRoute, updateConfig }) => {
        book ??= await readBook(fileURLToPath(site.root), { recordsHistory });
        if (command === 'build') book = packBook(book, fileURLToPath(site.cacheDir));
        const known = book;
        holdBook(known);
        holdSite(await loadSite(known));
        held = holdGuides(guides);
        holdPrinting(pdf);
        const root = packageRoot();
        const used = capabilities.filter(({ isUsed }) => isUsed(known)).flatMap(({ pages }) => pages);
        for (const { pattern, file } of [...routes, ...(guides ? guideRoutes : []), ...used])
          injectRoute({ pattern, entrypoint: new URL(`src/${file}`, root), prerender: true });
        updateConfig({
          // The pages' policy lets no style in that stands in the page itself.
          build: { inlineStylesheets: 'never' },
          vite: { plugins: [virtualModules(root), ownPackages(root)], worker: { format: 'es' } },
          integrations: listMissing(site, [...(site.site === undefined ? [] : [sitemap()]), ...(guides ? [mdx()] : [])]),
        });
      },
      'astro:config:done': (done) => {
        config = done.config;
      },
      // By now Astro has emptied the folder. It says so once for each bundle.
      'astro:build:setup': () => {
        if (book !== undefined)
          finishOutputs ??= startOutputs({
            ...assembleOutputs(book, held, config, config.outDir),
            root: folder ?? fileURLToPath(config.root),
          });
      },
      'astro:build:done': () => finishOutputs?.(),
      'astro:server:setup': async ({ server }) => {
        if (book === undefined) return;
        const place = assembleOutputs(book, [], config, new URL('outputs/', config.cacheDir));
        const outputs = { ...place, root: folder ?? fileURLToPath(config.root) };
        await writeOutputs(outputs);
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
