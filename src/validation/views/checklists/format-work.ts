import { compareText } from '../../../text/schema/order/compare-text.ts';
import { count } from '../../../text/schema/count.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatAwaited } from '../lists/format-person.ts';
import { formatRecordLink, formatRecordTable } from '../lists/format-record-table.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import type { Waiting, Work } from '../lists/work.ts';

/** What is to be done: what waits for a signature, by role; what is open; what no longer stands. */
export function formatWork({ waiting, open, fallen }: Work, index: ValidationIndex, href: Href): Markup {
  return html`${[
    html`<section id="waiting"><h2>Waiting for a signature <span class="count">${waiting.length}</span></h2>${
      waiting.length === 0
        ? html`<p class="empty">Nobody is waited for. A record is listed here when a role may sign it and has not.</p>`
        : groupByRole(waiting).map(([role, own]) => formatRole(role, own, index, href))
    }</section>`,
    html`<section id="open"><h2>Open <span class="count">${open.length}</span></h2>${
      open.length === 0
        ? html`<p class="empty">Nothing is open. A record is listed here while steps are untouched, or when one failed.</p>`
        : formatRecordTable(open, { caption: 'In progress, or failed and not run again', href, withRelease: true })
    }</section>`,
    html`<section id="fallen"><h2>No longer valid <span class="count">${fallen.length}</span></h2>${
      fallen.length === 0
        ? html`<p class="empty">Every signature is valid. A record is listed here when it changed after a signature, or when somebody refused it.</p>`
        : formatRecordTable(fallen, { caption: 'Stale, refused, or with a signature that does not count', href, withRelease: true })
    }</section>`,
  ]}`;
}

function groupByRole(waiting: readonly Waiting[]): readonly (readonly [string, readonly Waiting[]])[] {
  return [...Map.groupBy(waiting, ({ role }) => role)].sort(([left], [right]) => compareText(left, right));
}

function formatRole(role: string, waiting: readonly Waiting[], index: ValidationIndex, href: Href): Markup {
  const head = formatTableHead(['Record', 'Meaning', 'Who may sign']);
  const rows = waiting.map(
    ({ entry, meaning, waitsFor, withoutKey, missing }) =>
      html`<tr>${[
        html`<th scope="row">${formatRecordLink(entry, href, true)}</th>`,
        html`<td data-label="Meaning">${meaning}${missing > 1 && `, ${missing} people`}</td>`,
        html`<td data-label="Who may sign"><span>${waitsFor.length === 0 ? 'Nobody who is known.' : formatAwaited({ waitsFor, withoutKey }, index, href)}</span></td>`,
      ]}</tr>`,
  );
  return html`<table class="stacked role">${[
    html`<caption>${role}: ${count(waiting.length, 'record')}</caption>`,
    html`${head}<tbody>${rows}</tbody>`,
  ]}</table>`;
}
