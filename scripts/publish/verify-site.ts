import { rmSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { listHeads, unlisted } from '../../src/publish/read/describe-site.ts';
import { digestFolder } from '../../src/publish/read/digest-folder.ts';
import { isAddress, type Published, readPublished } from '../../src/publish/read/read-published.ts';
import {
  formatSiteComparison,
  isAsPublished,
  listMovedHeads,
  type Rebuilt,
  type SiteComparison,
} from '../../src/publish/schema/compare-sites.ts';
import { compareFiles } from '../../src/publish/schema/manifest.ts';
import { CannotGoOn } from '../../src/text/schema/cannot-go-on.ts';
import { type BookOptions, choosePlan } from '../book/choose-plan.ts';
import { makeWorkFolder, type OpenedBook, openBook } from '../book/open-book.ts';
import { repairSite } from '../serve/site-folder.ts';
import { printable, showProgress } from '../terminal/show-progress.ts';
import { withCleanUp } from '../with-clean-up.ts';

/** Compares a published site with its manifest, builds it anew from the repositories and compares that, too, and returns the exit code. */
export async function verifySite(where: string, options: BookOptions & { readonly format: 'text' | 'json' }): Promise<0 | 1> {
  if (!isAddress(where)) await repairSite(where);
  const published = await readPublished(where);
  const { docket, asOf, previous, files } = published.manifest;
  const comparison: SiteComparison = {
    where,
    docket,
    asOf,
    manifest: published.digest,
    previous,
    listed: Object.keys(files).length,
    files: compareFiles(files, published.files),
    complete: published.complete,
    rebuilt: await buildAnew(published, { ...options, runConfig: options.runConfig === true }),
  };
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(comparison, null, 2)}\n`
      : `${formatSiteComparison(comparison).split('\n').map(printable).join('\n')}`,
  );
  return isAsPublished(comparison) ? 0 : 1;
}

/** Why it could not be, as a sentence; or what the repositories give. */
async function buildAnew({ manifest }: Published, options: BookOptions): Promise<Rebuilt | string> {
  const plan = await choosePlan(options).catch((cause: unknown) => {
    if (cause instanceof CannotGoOn) return cause.message;
    throw cause;
  });
  if (typeof plan === 'string') return plan;
  if (options.runConfig !== true && (await stat(path.join(plan.root, 'content', 'guides')).catch(() => null)) !== null)
    return 'Its guides are programs, which verifying does not run; `--run-config` runs them.';
  const progress = showProgress(process.stderr);
  const opened = await openAsOf(manifest, options, (given) => openBook(given, progress));
  progress.end();
  const cacheDir = await makeWorkFolder(opened.root);
  const folder = await mkdtemp(path.join(cacheDir, 'verify-'));
  return withCleanUp(
    () => rmSync(folder, { recursive: true, force: true }),
    async () => {
      const { buildSite } = await import('../../src/site/build-site.ts');
      const { site, base, files } = manifest;
      const printed = Object.keys(files).filter((name) => name.endsWith('.pdf'));
      await buildSite({ ...opened, outDir: folder, cacheDir, base, ...(site === null ? {} : { site }), pdf: printed.length > 0 });
      const found = await digestFolder(folder, { except: unlisted });
      await rm(folder, { recursive: true, force: true });
      // What was printed is a picture of pages that are compared.
      const expected = Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith('.pdf')));
      const moved = listMovedHeads(manifest.repositories, listHeads(opened.book));
      return { docket: opened.book.docket, moved, files: compareFiles(expected, found) };
    },
  );
}

/** The Book as of when the site was built, where the repositories are what they were then: nothing differs by the clock alone. */
async function openAsOf(
  { asOf, repositories }: Published['manifest'],
  options: BookOptions,
  open: (options: BookOptions) => Promise<OpenedBook>,
): Promise<OpenedBook> {
  const opened = await open(options);
  const same = listMovedHeads(repositories, listHeads(opened.book)).length === 0;
  return same && options.asOf === undefined && opened.book.asOf !== asOf ? open({ ...options, asOf }) : opened;
}
