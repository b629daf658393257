import { html, type Markup } from '../../../text/schema/html.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatAwaited } from '../lists/format-person.ts';
import { formatRecordLink } from '../lists/format-record-table.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import type { Waiting } from '../lists/work.ts';

/** Who is waited for, each signature in a row; the records themselves stand once, in the list of all. */
export function formatWaiting(waiting: readonly Waiting[], index: ValidationIndex, href: Href): Markup {
  const head = formatTableHead(['Who', 'Role', 'Record', 'Meaning']);
  const rows = [...waiting]
    .sort((left, right) => compareText(left.role, right.role))
    .map(
      ({ entry, role, meaning, waitsFor, withoutKey, missing }) =>
        html`<tr>${[
          html`<th scope="row">${waitsFor.length === 0 ? 'nobody who is known' : formatAwaited({ waitsFor, withoutKey }, index, href)}</th>`,
          html`<td data-label="Role">${role}</td>`,
          html`<td data-label="Record"><span>${formatRecordLink(entry, href, true)}</span></td>`,
          html`<td data-label="Meaning">${meaning}${missing > 1 && `, ${missing} people`}</td>`,
        ]}</tr>`,
    );
  return html`<section id="waiting"><h2>Waiting for a signature <span class="count">${waiting.length}</span></h2>${
    waiting.length === 0
      ? html`<p class="empty">Nobody is waited for. A record is listed here when a role may sign it and has not.</p>`
      : html`<table class="stacked"><caption class="unseen">Signatures that are missing and may be made now</caption>${head}<tbody>${rows}</tbody></table>`
  }</section>`;
}
