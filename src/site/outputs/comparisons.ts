import { listLineChanges, listVersions } from '../../views/compare/version-files.ts';
import { type OutputSite, writeBelow } from './output.ts';

/** Writes what the compare page loads: `portal/compare/versions.json`, and `portal/compare/2.1.json` for each line. */
export function writeComparisons({ book, outDir }: OutputSite): void {
  for (const product of book.products) {
    writeBelow(outDir, `${product.id}/compare/versions.json`, JSON.stringify(listVersions(product)));
    for (const line of listLineChanges(product)) writeBelow(outDir, `${product.id}/compare/${line.line}.json`, JSON.stringify(line));
  }
}
