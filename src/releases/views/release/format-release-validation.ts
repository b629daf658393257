import type { Product, Release } from '../../../book/schema/book.ts';
import { traceabilityAddress } from '../../../book/views/addresses.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatRecordTable } from '../../../validation/views/shared/format-record-table.ts';
import { placeRecords } from '../../../validation/views/shared/record-entries.ts';
import { followTraces } from '../../../validation/views/traceability/followed-traces.ts';
import { describeTraces } from '../../../validation/views/traceability/format-traceability.ts';

/** The records of a release, with their states; nothing when it has none. */
export function formatReleaseValidation(product: Product, release: Release, href: Href): Markup | null {
  const { records } = release.validation;
  if (records.length === 0) return null;
  const entries = placeRecords(records, { product, release });
  return html`<section id="validation"><h2>Validation</h2>${[
    formatRecordTable(entries, { caption: count(records.length, 'record'), href, withRelease: false }),
    html`<p class="after-table"><a href="${href(traceabilityAddress(product, release))}">Traceability</a> <small>${describeTraces(followTraces(release, product))}</small></p>`,
  ]}</section>`;
}
