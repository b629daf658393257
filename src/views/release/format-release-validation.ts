import type { Product, Release } from '../../domain/book.ts';
import { traceabilityAddress } from '../addresses.ts';
import { count } from '../count.ts';
import type { Href } from '../format-link.ts';
import { html, type Markup } from '../html.ts';
import { followTraces } from '../traceability/followed-traces.ts';
import { describeTraces } from '../traceability/format-traceability.ts';
import { formatRecordTable } from '../validation/format-record-table.ts';
import { placeRecords } from '../validation/record-entries.ts';

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
