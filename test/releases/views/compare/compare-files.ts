import type { Product } from '../../../../src/book/schema/book.ts';
import { type Comparison, compareVersions } from '../../../../src/releases/views/compare/compare-versions.ts';
import type { LineChanges } from '../../../../src/releases/views/compare/version-content.ts';
import { formatVersionContent, lineFormatter, listVersions } from '../../../../src/releases/views/compare/version-files.ts';
import { assembleTree, listNeededLines } from '../../../../src/releases/views/compare/version-tree.ts';

/** Compares as the page does: from the files that are written, of which it loads the lines that it needs. */
export function compareFiles(product: Product, from: string, to: string): Comparison {
  const versions = new Map(listVersions(product).map((version) => [version.version, version]));
  const format = lineFormatter(product);
  const needed = new Set(listNeededLines(versions, { from, to }));
  const lines = product.lines
    .filter((line) => needed.has(line.slug))
    .map((line): LineChanges => JSON.parse(format(line, (release) => formatVersionContent(product, release))));
  return compareVersions(assembleTree(versions, lines), { from, to });
}
