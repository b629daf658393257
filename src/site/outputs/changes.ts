import type { OutputSite } from '../../book/capability.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { writeComparisons } from './comparisons.ts';
import { writeSearchIndex } from './search-index.ts';

/** Writes search index and comparison data in one go: both need changes, and a packed Book makes those anew whenever they are asked for. */
export async function writeChanges(site: OutputSite, kept: KeptFiles): Promise<void> {
  const visit = writeComparisons(site, kept);
  await writeSearchIndex(site, kept, visit);
  // Of those that search took from the build before, comparisons may want some all the same.
  for (const product of site.book.products) product.releases.forEach(visit);
}
