import type { OutputSite } from '../../book/capability.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import type { Product, Release } from '../../book/schema/book.ts';
import { formatVersionContent, lineFormatter, listVersions } from '../../releases/views/compare/version-files.ts';
import { makeTextFile, readTextPlace, type TextPlace } from '../text-file.ts';

/**
 * Writes what the compare page loads: `portal/compare/versions.json`, and `portal/compare/2.1.json` for each line. The result is to be told each release
 * of the Book while its changes are at hand; a line is written with its last one. Until then its texts are kept in a file: lines of many years overlap.
 */
export function writeComparisons(site: Pick<OutputSite, 'book' | 'part' | 'outDir' | 'cacheDir'>): (release: Release) => void {
  const { outDir, cacheDir } = site;
  const lines = new Map(listWritten(site).flatMap((product) => listLines(product, outDir)));
  const open = new Set(lines.values());
  if (open.size === 0) return () => undefined;
  const file = makeTextFile(cacheDir);
  return (release) => {
    const line = lines.get(release);
    if (line === undefined) return;
    line.texts.set(release, file.add(formatVersionContent(line.product, release)));
    if (line.texts.size < line.releases) return;
    line.write((own) => {
      const place = line.texts.get(own);
      return place === undefined ? '{"changes":[]}' : readTextPlace(place);
    });
    open.delete(line);
    if (open.size === 0) file.close();
  };
}

/** A line whose file is written when all its releases were told. */
interface OpenLine {
  readonly product: Product;
  readonly releases: number;
  readonly texts: Map<Release, TextPlace>;
  readonly write: (textOf: (release: Release) => string) => void;
}

function listLines(product: Product, outDir: string): readonly (readonly [Release, OpenLine])[] {
  writeBelow(outDir, `${product.id}/compare/versions.json`, JSON.stringify(listVersions(product)));
  const format = lineFormatter(product);
  const byLine = Map.groupBy(product.releases, (release) => release.line);
  return product.lines.flatMap((line) => {
    const releases = byLine.get(line.id) ?? [];
    const write: OpenLine['write'] = (textOf) => writeBelow(outDir, `${product.id}/compare/${line.slug}.json`, format(line, textOf));
    if (releases.length === 0) write(() => '{"changes":[]}');
    const open: OpenLine = { product, releases: releases.length, texts: new Map(), write };
    return releases.map((release) => [release, open] as const);
  });
}
