import type { Book } from '../../../book/schema/book.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { formatVersion, type Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { traceabilityAddress } from '../addresses.ts';
import type { RecordEntry } from '../lists/record-entries.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { listSections } from './format-record-body.ts';

/** The margin of a record's page: its sections, its runs, its source, and whose keys its signatures were judged by. */
export function formatRecordMargin(entry: RecordEntry, index: ValidationIndex, book: Book, href: Href): Markup {
  const { record, product, release, address } = entry;
  const sections = listSections(entry, index).map(
    ({ id, name, count }) => html`<li><a href="#${id}">${name}</a> ${count !== null && html`<span class="count">${count}</span>`}</li>`,
  );
  const { root } = book.signing;
  return html`${[
    html`<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${sections}</ul></nav>`,
    html`<div><h2>Source</h2><p class="path"><code>${record.path}</code></p><p><a href="${href(`${address}source.txt`)}">As it is written</a></p></div>`,
    product !== null &&
      release !== null &&
      html`<div class="after"><h2>Release</h2><p>${product.name} ${formatVersion({ text: release.version, href: `/${product.id}/${release.slug}/` }, href)}</p><p><a href="${href(traceabilityAddress(product, release))}">Traceability</a></p></div>`,
    html`<div class="after"><h2>Root of trust</h2><p>${
      root === null
        ? 'The content folder names no root keys: who can write to it can add a signer.'
        : html`${formatQuoted(root.reason)} Root keys: ${root.keys.map((key) => html`<code>${key}</code> `)}`
    }</p></div>`,
  ]}`;
}
