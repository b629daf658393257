import type { OutputSite } from '../../book/capability.ts';
import { writeComparisons } from './comparisons.ts';
import { writeSearchIndex } from './search-index.ts';

/** Writes search index and comparison data in one go: both need all changes, and a packed Book makes those anew whenever they are asked for. */
export async function writeChanges(site: OutputSite): Promise<void> {
  await writeSearchIndex(site, writeComparisons(site));
}
