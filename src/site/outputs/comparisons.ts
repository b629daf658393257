import type { Release } from '../../domain/book.ts';
import { formatComparedChanges, formatLineChanges, listVersions } from '../../views/compare/version-files.ts';
import { type OutputSite, writeBelow } from './output.ts';

/** Comparison data, gathered while the changes of one release after the other are at hand. */
export interface Comparisons {
  readonly add: (release: Release) => void;
  /** Writes what the compare page loads: `portal/compare/versions.json`, and `portal/compare/2.1.json` for each line. */
  readonly write: (site: OutputSite) => void;
}

/** Begins to gather comparison data. */
export function gatherComparisons(): Comparisons {
  const texts = new Map<Release, string>();
  return {
    add: (release) => texts.set(release, formatComparedChanges(release.changes)),
    write: ({ book, outDir }) => {
      for (const product of book.products) {
        writeBelow(outDir, `${product.id}/compare/versions.json`, JSON.stringify(listVersions(product)));
        for (const { line, text } of formatLineChanges(product, (release) => texts.get(release) ?? '[]'))
          writeBelow(outDir, `${product.id}/compare/${line}.json`, text);
      }
    },
  };
}
