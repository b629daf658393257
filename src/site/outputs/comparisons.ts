import { hash } from 'node:crypto';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import type { Product, Release } from '../../book/schema/book.ts';
import type { Slots } from '../../book/views/slots.ts';
import { listChangeLinks } from '../../releases/views/compare/list-change-links.ts';
import { type ContentSources, formatVersionContent, lineFormatter, listVersions } from '../../releases/views/compare/version-files.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { digestChanges } from '../pack-book.ts';
import { makeTextFile, readTextPlace, type TextPlace } from '../text-file.ts';

/**
 * Writes what the compare page loads: `portal/compare/versions.json`, and `portal/compare/2.1.json` for each line, and `portal/compare/changes.json` where changes
 * have pages. The result is to be told each release
 * of the Book while its changes are at hand; a line is written with its last one. Until then its texts are kept in a file: lines of many years overlap.
 */
export function writeComparisons(
  site: Pick<OutputSite, 'book' | 'part' | 'outDir' | 'cacheDir'>,
  kept: KeptFiles,
  { changePages }: Pick<Slots, 'changePages'>,
): (release: Release) => void {
  const { outDir, cacheDir } = site;
  const lines = new Map(listWritten(site).flatMap((product) => listLines(product, outDir, kept)));
  // Pages of changes say where each is, which may be new in every build, so that they stand beside the lines.
  for (const product of listWritten(site)) {
    const links = listChangeLinks(product, changePages(product));
    if (links !== null) writeBelow(outDir, `${product.id}/compare/changes.json`, JSON.stringify(links));
  }
  const open = new Set(lines.values());
  if (open.size === 0) return () => undefined;
  const file = makeTextFile(cacheDir);
  return (release) => {
    const line = lines.get(release);
    if (line === undefined || line.texts.has(release)) return;
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

/** The lines whose files are not those of the build before. */
function listLines(product: Product, outDir: string, kept: KeptFiles): readonly (readonly [Release, OpenLine])[] {
  writeBelow(outDir, `${product.id}/compare/versions.json`, JSON.stringify(listVersions(product)));
  const format = lineFormatter(product);
  const byLine = Map.groupBy(product.releases, (release) => release.line);
  return product.lines.flatMap((line) => {
    const releases = byLine.get(line.id) ?? [];
    const name = `${product.id}/compare/${line.slug}.json`;
    // All that the file says beside the contents of its versions, and what those are made from.
    const key = hash('sha256', JSON.stringify([product.repositories.map(({ id }) => id), format(line, digestContent)]));
    if (kept.reuse(name, key)) return [];
    const write: OpenLine['write'] = (textOf) => kept.write(name, { key, content: format(line, textOf) });
    if (releases.length === 0) write(() => '{"changes":[]}');
    const open: OpenLine = { product, releases: releases.length, texts: new Map(), write };
    return releases.map((release) => [release, open] as const);
  });
}

function digestContent(release: Release): string {
  const { alreadyShipped, cancelled, leftBehind }: Omit<ContentSources, 'changes'> = release;
  return JSON.stringify([digestChanges(release), alreadyShipped, cancelled, leftBehind]);
}
