import type { OutputSite } from '../../book/outputs/output-site.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import type { RecordEntry } from '../views/lists/record-entries.ts';
import { validationIndex } from '../views/lists/validation-index.ts';

/** The records whose files are written: those of the products whose own files are, and where that is not left to others, the operational ones. */
export function listWrittenRecords(site: Pick<OutputSite, 'book' | 'part'>): readonly RecordEntry[] {
  const written = new Set(listWritten(site));
  const operations = site.part?.kind !== 'products';
  return validationIndex(site.book).entries.filter(({ product }) => (product === null ? operations : written.has(product)));
}
