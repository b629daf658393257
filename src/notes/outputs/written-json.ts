import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';

/** Writes what a page of written notes shows as JSON beside it: `portal/2.3.0/written-notes.json`, `portal/written-notes.json` for what is next. */
export function writeWrittenJson(site: OutputSite): void {
  const { book, outDir } = site;
  for (const product of listWritten(site)) {
    const next = book.writtenNext.filter((each) => each.product === product.id);
    const written = product.releases.filter((release) => release.written !== null);
    if (next.length + written.length === 0) continue;
    const releases = written.map(({ version, slug }) => ({ version, slug }));
    writeBelow(
      outDir,
      `${product.id}/written-notes.json`,
      JSON.stringify({ schema: 'docket/written-notes/v1', product: product.id, releases, next }),
    );
    for (const { slug, version, written: notes } of written) {
      const content = { schema: 'docket/written-notes/v1', product: product.id, version, ...notes };
      writeBelow(outDir, `${product.id}/${slug}/written-notes.json`, JSON.stringify(content));
    }
  }
}
