import type { Product, Release } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { traceabilityAddress } from '../addresses.ts';
import { formatRecordTable } from '../lists/format-record-table.ts';
import { placeRecords, type RecordEntry } from '../lists/record-entries.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { followTraces } from '../traceability/followed-traces.ts';
import { describeTraces } from '../traceability/format-traceability.ts';
import { describeSignatures } from './format-signatures.ts';

/** The records of a release, with their states. */
export function formatReleaseValidation(
  { product, release }: { readonly product: Product; readonly release: Release },
  index: ValidationIndex,
  href: Href,
): Markup {
  const { records } = release.validation;
  const entries = placeRecords(records, { product, release });
  return html`<section id="validation"><h2>Validation <span class="count">${describeValidation(entries)}</span></h2>${[
    formatRecordTable(entries, { caption: count(records.length, 'record'), href, withRelease: false, index }),
    html`<p class="after-table"><a href="${href(traceabilityAddress(product, release))}">Traceability</a> <small>${describeTraces(followTraces(release, product))}</small></p>`,
  ]}</section>`;
}

/** `3 of 4` signatures of the records that count. */
export function describeValidation(entries: readonly RecordEntry[]): string {
  const required = entries
    .filter(({ continuedBy, record }) => continuedBy === null && record.state !== 'void')
    .flatMap(({ record }) => record.required);
  return describeSignatures({ required });
}
