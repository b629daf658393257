import path from 'node:path';
import { readVersion } from '../../src/collect/read-version.ts';
import type { KeptSite } from '../../src/site/kept/kept-site.ts';
import type { BookOptions } from '../book/choose-plan.ts';
import { type OpenedBook, openBook } from '../book/open-book.ts';
import type { SiteSwap } from '../serve/site-folder.ts';
import type { ProgressDisplay } from '../terminal/show-progress.ts';

/** A Book for a build, and the site before the last, of which what is kept is left in the folder of the build once `cleared` is fulfilled. */
export interface OpenedBuild extends OpenedBook {
  readonly cacheDir: string;
  readonly kept: KeptSite;
  readonly spare: string;
  readonly cleared: Promise<Map<string, string>>;
}

/**
 * Opens the Book while another thread clears the site before the last. The Book is there alone in its packed form: nothing holds on to the other, so that its memory is free while pages are
 * built.
 */
export async function openBuild(
  options: BookOptions & { readonly out: string },
  progress: ProgressDisplay,
  building: SiteSwap,
): Promise<OpenedBuild> {
  const { clearBeside } = await import('../../src/site/outputs/start-outputs.ts');
  const { keptSite, spareFolder } = await import('../../src/site/kept/kept-site.ts');
  let begun: Omit<OpenedBuild, keyof OpenedBook> | undefined;
  const onBegin = async (cacheDir: string): Promise<void> => {
    const kept = keptSite(cacheDir, await readVersion());
    const spare = spareFolder(kept, path.resolve(options.out));
    await building.useSpare(spare);
    begun = { cacheDir, kept, spare, cleared: clearBeside({ kept, outDir: building.folder }) };
  };
  const opened = await openBook(options, progress, { keepCommits: true, besideThread: true, onBegin });
  if (begun === undefined) throw new Error('Unexpected Book without a folder of what is kept.');
  const { packBook } = await import('../../src/site/pack-book.ts');
  return { ...opened, ...begun, book: packBook(opened.book, begun.cacheDir) };
}
