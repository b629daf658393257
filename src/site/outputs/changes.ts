import type { OutputSite } from '../../book/outputs/output-site.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import { joinSlots } from '../../book/views/slots.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { loadViews } from '../load-site.ts';
import { writeComparisons } from './comparisons.ts';
import { writeSearchIndex } from './search-index.ts';

/** Writes search index and comparison data in one go: both need changes, and a packed Book makes those anew whenever they are asked for. A search index is of the whole site. */
export async function writeChanges(site: OutputSite, kept: KeptFiles): Promise<void> {
  const visit = writeComparisons(site, kept, joinSlots(await loadViews(), site.book));
  if (site.part?.kind !== 'products') await writeSearchIndex(site, kept, visit);
  // Of those that search took from the build before, comparisons may want some all the same.
  for (const product of listWritten(site)) product.releases.forEach(visit);
}
