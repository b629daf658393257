import type { Product, Release } from '../../domain/book.ts';
import { formatComparedChanges, lineFormatter, listVersions } from '../../views/compare/version-files.ts';
import { type OutputSite, writeBelow } from './output.ts';

/**
 * Writes what the compare page loads: `portal/compare/versions.json`, and `portal/compare/2.1.json` for each line. The result is to be told each release
 * of the Book while its changes are at hand; a line is written with its last one, so that few have to be kept.
 */
export function writeComparisons({ book, outDir }: Pick<OutputSite, 'book' | 'outDir'>): (release: Release) => void {
  const places = new Map(book.products.flatMap((product) => listPlaces(product, outDir)));
  return (release) => {
    const place = places.get(release);
    if (place === undefined) return;
    place.texts.set(release, formatComparedChanges(release.changes));
    if (place.texts.size < place.releases) return;
    place.write((own) => place.texts.get(own) ?? '[]');
    place.texts.clear();
  };
}

/** Where the changes of a release go: its line's file. */
interface LinePlace {
  readonly releases: number;
  readonly texts: Map<Release, string>;
  readonly write: (textOf: (release: Release) => string) => void;
}

function listPlaces(product: Product, outDir: string): readonly (readonly [Release, LinePlace])[] {
  writeBelow(outDir, `${product.id}/compare/versions.json`, JSON.stringify(listVersions(product)));
  const format = lineFormatter(product);
  const byLine = Map.groupBy(product.releases, (release) => release.line);
  return product.lines.flatMap((line) => {
    const releases = byLine.get(line.id) ?? [];
    const write: LinePlace['write'] = (textOf) => writeBelow(outDir, `${product.id}/compare/${line.slug}.json`, format(line, textOf));
    if (releases.length === 0) write(() => '[]');
    const place: LinePlace = { releases: releases.length, texts: new Map(), write };
    return releases.map((release) => [release, place] as const);
  });
}
