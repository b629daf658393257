import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { leaveWritten } from '../../book/outputs/written-products.ts';

/** Writes the log of each product as JSON: `portal/backports/backports.json`. */
export function writeBackportsJson(site: OutputSite): void {
  const { book, outDir } = site;
  for (const log of leaveWritten(site, book.backports)) {
    if (log.changes.length > 0)
      writeBelow(outDir, `${log.product}/backports/backports.json`, JSON.stringify({ schema: 'docket/backports/v1', ...log }));
  }
}
