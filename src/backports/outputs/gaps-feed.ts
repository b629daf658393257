import type { OutputSite } from '../../book/outputs/output-site.ts';
import { writeBelow } from '../../book/outputs/write-below.ts';
import { leaveWritten } from '../../book/outputs/written-products.ts';
import { escapeHtml } from '../../text/schema/escape-html.ts';
import { backportsAddress } from '../views/addresses.ts';
import { listGapEntries } from '../views/backports-views.ts';
import { listGaps } from '../views/list-gaps.ts';

const most = 200;

/** Writes what is missing on a product's lines as an Atom feed (RFC 4287): `portal/backports/gaps.xml`. */
export function writeGapsFeed(place: OutputSite): void {
  const { book, outDir, site, base } = place;
  const root = site === null ? base.replace(/\/$/, '') : new URL(base, site).href.replace(/\/$/, '');
  for (const log of leaveWritten(place, book.backports)) {
    const product = book.products.find(({ id }) => id === log.product);
    if (!product || log.changes.length === 0) continue;
    const entries = listGapEntries(product, listGaps(log), book.asOf).slice(0, most);
    const updated = entries.reduce(
      (newest, { date }) => (Date.parse(date) > Date.parse(newest) ? date : newest),
      '1970-01-01T00:00:00+00:00',
    );
    const items = entries.map(
      ({ id, title, address, date, html }) =>
        `<entry><id>tag:docket,2026:${escapeXml(id)}</id><title>${escapeXml(title)}</title><updated>${escapeXml(date)}</updated><link href="${escapeXml(root + address)}"/><content type="html">${escapeXml(html)}</content></entry>`,
    );
    const name = escapeXml(`${product.name}: what is missing on its lines`);
    const self = escapeXml(`${root}${backportsAddress(product)}`);
    writeBelow(
      outDir,
      `${log.product}/backports/gaps.xml`,
      `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:docket,2026:${escapeXml(product.id)}/backports</id><title>${name}</title><updated>${escapeXml(updated)}</updated><author><name>${escapeXml(book.title)}</name></author><link href="${self}"/>${items.join('')}</feed>\n`,
    );
  }
}

/** Characters that XML 1.0 does not allow, not even escaped (section 2.2). */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return escapeHtml(text.replace(notXml, ''));
}
