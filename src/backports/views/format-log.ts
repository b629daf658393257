import type { Product } from '../../book/schema/book.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { Cell } from '../schema/extension.ts';
import { describeEvidence } from './format-evidence.ts';
import { formatChangeName } from './format-matrix.ts';
import type { LogEntry } from './list-log.ts';
import { formatStateWord, nameCell } from './state-names.ts';

/** The log, newest first. */
export function formatLog(product: Product, entries: readonly LogEntry[], most: number, href: Href): Markup {
  if (entries.length === 0)
    return html`<p>Nothing was brought here yet. A copy is found by what its message names, or by what it changes.</p>`;
  const items = entries
    .slice(0, most)
    .map(
      ({ change, cell, date }) =>
        html`<li data-line="${cell.target}">${formatTime(date, true)}<span>${formatVersion({ text: cell.target, href: undefined }, href)}</span><span class="what">${formatChangeName(product, change, href)}<small>${describeEntry(cell)}</small></span><span class="soft">${cell.by === null ? (change.people[0] ?? '') : `ledger, ${cell.by}`}</span>${formatStateWord(nameCell(cell))}</li>`,
    );
  const more = entries.length > most && html`<p class="under">${entries.length - most} more on the pages of lines</p>`;
  return html`<ol class="log wide">${items}</ol>${more}`;
}

function describeEntry(cell: Cell): string {
  const released = cell.version === null ? (cell.links.length > 0 ? 'not released yet' : '') : `released with ${cell.version}`;
  return [cell.verdict?.state === 'violation' ? cell.verdict.reason : cell.words, describeEvidence(cell.links), released]
    .filter((part) => part !== '')
    .join('; ');
}
