import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import { evidenceCopy } from '../lists/evidence-file.ts';
import { formatBytes } from '../lists/format-bytes.ts';
import { formatDigest } from '../lists/format-digest.ts';
import { stepAnchor } from '../lists/step-anchor.ts';

/** A record's files of evidence, each with its size and digest; nothing when it has none. */
export function formatEvidence(record: ValidationRecord, href: Href): Markup | null {
  if (record.evidence.length === 0) return null;
  const head = formatTableHead(['File', 'Steps', 'Size', 'SHA-256']);
  const known = new Set(record.steps.map((step) => step.id));
  const rows = record.evidence.map((file) => {
    const copy = evidenceCopy(record, file);
    const { junit } = file;
    const link = copy.picture
      ? html`<a href="${href(copy.address)}">${file.path}</a>`
      : html`<a href="${href(copy.address)}" download="${copy.name}">${file.path}</a>`;
    return html`<tr>${[
      html`<th scope="row">${link}${junit !== null && html`<small>${count(junit.tests, 'test')}, ${count(junit.failures, 'failure')}, ${count(junit.errors, 'error')}, ${junit.skipped} skipped</small>`}</th>`,
      html`<td data-label="Steps"><span>${file.steps.length === 0 ? '–' : file.steps.map((step) => (known.has(step) ? html`<a href="#${stepAnchor(step)}">${step}</a> ` : html`${step} `))}</span></td>`,
      html`<td data-label="Size">${formatBytes(file.bytes)}</td>`,
      html`<td data-label="SHA-256">${formatDigest(file.sha256)}</td>`,
    ]}</tr>`;
  });
  return html`<section id="evidence"><h2>Evidence <span class="count">${record.evidence.length}</span> <span class="count long">named by their digest</span></h2><table class="stacked evidence">${[
    html`<caption class="unseen">Files of evidence</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table></section>`;
}
