import { statusStamp } from '../../../releases/views/product/release-stamps.ts';
import { html, type Markup } from '../../../text/schema/html.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Href } from '../../../ui/views/format-link.ts';
import { formatQuoted } from '../../../ui/views/format-quoted.ts';
import { formatWord } from '../../../ui/views/format-stamp.ts';
import { formatTableHead } from '../../../ui/views/format-table-head.ts';
import { formatAwaited } from '../lists/format-person.ts';
import { formatRecordLink } from '../lists/format-record-table.ts';
import type { ValidationIndex } from '../lists/validation-index.ts';
import { recordStamp } from '../lists/validation-stamps.ts';
import type { Waiting, Work } from '../lists/work.ts';

/** Who is waited for, each signature in a row, those of releases that nobody should use last; then what is not ready to be signed. The records themselves stand once, in the list of all. */
export function formatWaiting({ waiting, open }: Pick<Work, 'waiting' | 'open'>, index: ValidationIndex, href: Href): Markup {
  const head = formatTableHead(['Who may sign', 'As', 'Record', 'State']);
  const sorted = [...waiting].sort((left, right) => Number(isYanked(left)) - Number(isYanked(right)) || compareText(left.role, right.role));
  const rows = sorted.map(
    ({ entry, role, meaning, waitsFor, withoutKey, missing }) =>
      html`<tr>${[
        html`<th scope="row">${waitsFor.length === 0 ? 'nobody who is known' : formatAwaited({ waitsFor, withoutKey }, index, href)}</th>`,
        html`<td data-label="As"><span>${role}${meaning !== role && html`<small>to sign as ${meaning}</small>`}${missing > 1 && html`<small>${missing} people</small>`}</span></td>`,
        html`<td data-label="Record"><span>${formatRecordLink(entry, href, true)}</span></td>`,
        html`<td data-label="State"><span>${formatWord({ word: 'waits', kind: 'waiting' })}${isYanked({ entry }) && html`<small>${formatWord(statusStamp('yanked'))} release</small>`}</span></td>`,
      ]}</tr>`,
  );
  const unready = open
    .slice(0, mostOpen)
    .map(
      (entry) =>
        html`<tr>${[
          html`<th scope="row"><span class="soft">nobody yet</span></th>`,
          html`<td data-label="As"></td>`,
          html`<td data-label="Record"><span>${formatRecordLink(entry, href, true)}</span></td>`,
          html`<td data-label="State"><span>${formatWord(recordStamp(entry.record.state))}<small>${formatQuoted(entry.record.stateReason)}</small></span></td>`,
        ]}</tr>`,
    );
  const more = open.length > mostOpen && html`<p class="after-table">${open.length - mostOpen} more are not ready for signatures</p>`;
  return html`<section id="waiting"><h2>Waiting for a signature <span class="count">${waiting.length}</span></h2>${
    rows.length + unready.length === 0
      ? html`<p class="empty">Nobody is waited for. A record is listed here when a role may sign it and has not.</p>`
      : html`<table class="stacked"><caption class="unseen">Signatures that are missing, and records that are not ready for one</caption>${head}<tbody>${rows}${unready}</tbody></table>${more}`
  }</section>`;
}

/** How many records that are not ready stand here. */
const mostOpen = 6;

function isYanked({ entry }: Pick<Waiting, 'entry'>): boolean {
  return entry.release?.status === 'yanked';
}
