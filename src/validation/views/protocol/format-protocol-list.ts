import type { Book } from '../../../book/schema/book.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatStamp } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { protocolAddress } from '../addresses.ts';
import { validationIndex } from '../lists/validation-index.ts';
import { protocolStamp } from '../lists/validation-stamps.ts';
import { formatReview } from './format-protocol-page.ts';

/** Every protocol: its version and status, who signs, when it is to be looked at again, and how often it was carried out. */
export function formatProtocolList(book: Book, href: Href): Markup {
  if (book.protocols.length === 0) return html`<p class="empty">No protocol is here. A protocol is a file in content/protocols.</p>`;
  const { entries } = validationIndex(book);
  const head = formatTableHead(['Protocol', 'Status', 'Risk', 'Who signs', 'Review due', 'Records']);
  const rows = book.protocols.map((protocol) => {
    const used = entries.filter(({ record }) => record.protocol.id === protocol.id).length;
    return html`<tr>${[
      html`<th scope="row"><a href="${href(protocolAddress(protocol))}">${protocol.title}</a><small>version ${protocol.version}, ${count(protocol.steps.length, 'step')}</small></th>`,
      html`<td data-label="Status">${formatStamp(protocolStamp(protocol.status))}</td>`,
      html`<td data-label="Risk">${protocol.risk}</td>`,
      html`<td data-label="Who signs">${protocol.roles.length === 0 ? 'nobody' : protocol.roles.map(({ role }) => role).join(', ')}</td>`,
      html`<td data-label="Review due"><span>${formatReview(protocol, book.asOf)}</span></td>`,
      html`<td data-label="Records">${used}</td>`,
    ]}</tr>`;
  });
  return html`<table class="stacked">${[
    html`<caption>Templates that records are made from</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table>`;
}
