import type { OutputSite } from '../../book/capability.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import { writeComparisons } from './comparisons.ts';
import { writeSearchIndex } from './search-index.ts';

/** Writes search index and comparison data in one go: both need all changes, and a packed Book makes those anew whenever they are asked for. A search index is of the whole site. */
export async function writeChanges(site: OutputSite): Promise<void> {
  const compare = writeComparisons(site);
  if (site.part?.kind === 'products') for (const { releases } of listWritten(site)) for (const release of releases) compare(release);
  else await writeSearchIndex(site, compare);
}
