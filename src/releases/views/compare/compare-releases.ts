import type { Product } from '../../../book/schema/book.ts';
import { type Comparison, compareVersions } from './compare-versions.ts';
import type { LineChanges } from './version-content.ts';
import { formatVersionContent, lineFormatter, listVersions } from './version-files.ts';
import { assembleTree, listNeededLines } from './version-tree.ts';

/** Compares two versions of a product while its site is built, as the compare page does in the browser, from the same data. */
export function compareReleases(product: Product, pair: { readonly from: string; readonly to: string }): Comparison {
  const versions = new Map(listVersions(product).map((version) => [version.version, version]));
  const format = lineFormatter(product);
  const lines = new Map(product.lines.map((line) => [line.slug, line]));
  const loaded = listNeededLines(versions, pair).flatMap((slug) => {
    const line = lines.get(slug);
    if (line === undefined) return [];
    const changes: LineChanges = JSON.parse(format(line, (release) => formatVersionContent(product, release)));
    return [changes];
  });
  return compareVersions(assembleTree(versions, loaded), pair);
}
