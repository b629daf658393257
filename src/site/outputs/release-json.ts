import { hash } from 'node:crypto';
import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { listWritten } from '../../book/outputs/written-products.ts';
import { productSummary } from '../../releases/views/product/product-summary.ts';
import type { KeptFiles } from '../kept/kept-files.ts';
import { digestRelease, formatRelease } from '../pack-book.ts';

/** Writes what a page shows as JSON beside it: `portal/product.json` without changes, `portal/2.3.0/release.json` with all of them. */
export function writeReleaseJson(site: OutputSite, kept: KeptFiles): void {
  const { outDir } = site;
  for (const product of listWritten(site)) {
    writeBelow(outDir, `${product.id}/product.json`, JSON.stringify(productSummary(product)));
    const head = Buffer.from(`{"schema":"docket/release/v1","product":${JSON.stringify(product.id)},"release":`);
    for (const release of product.releases) {
      const name = `${product.id}/${release.slug}/release.json`;
      const key = hash('sha256', `${product.id} ${digestRelease(release)}`);
      if (kept.reuse(name, key)) continue;
      formatRelease(release, (pieces) => kept.write(name, { key, content: [head, ...pieces, tail] }));
    }
  }
}

const tail = Buffer.from('}');
