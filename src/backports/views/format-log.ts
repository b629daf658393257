import type { Product, Release } from '../../book/schema/book.ts';
import { releaseAddress } from '../../book/views/addresses.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatQuoted } from '../../ui/views/format-quoted.ts';
import { formatStamp } from '../../ui/views/format-stamp.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { Stamp } from '../../ui/views/stamps.ts';
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
        html`<li data-line="${cell.target}">${formatTime(date, true)}<span>${formatVersion({ text: cell.target, href: undefined }, href)}</span><span class="what">${formatChangeName(product, change, href)}<small>${formatQuoted(describeEntry(cell))}</small></span><span class="soft">${cell.by === null ? (change.people[0] ?? '') : `ledger, ${cell.by}`}</span>${formatStateWord(nameCell(cell))}</li>`,
    );
  const more = entries.length > most && html`<p class="under">${formatNumber(entries.length - most)} more on the pages of lines</p>`;
  return html`<ol class="log wide">${items}</ol>${more}`;
}

/** The log of one line by release, newest first: what landed with which. `stampsOf` tells what else is known of a release, such as its records. */
export function formatLogByRelease(
  product: Product,
  entries: readonly LogEntry[],
  { href, stampsOf }: { readonly href: Href; readonly stampsOf: (release: Release) => readonly Stamp[] },
): Markup {
  const groups = [...Map.groupBy(entries, ({ cell }) => cell.version)];
  if (groups.length === 0) return formatLog(product, entries, 0, href);
  return html`${groups.map(([version, own]) => {
    const release = product.releases.find(
      (each) => each.version === version || each.candidates.some((candidate) => candidate.version === version),
    );
    const name =
      version === null ? html`Not released` : formatVersion({ text: version, href: release && releaseAddress(product, release) }, href);
    const stamps = release === undefined ? [] : stampsOf(release).map((stamp) => html` ${formatStamp(stamp)}`);
    return html`<h3>${name}${stamps} <span class="count">${own.length}</span></h3>${formatLog(product, own, own.length, href)}`;
  })}`;
}

function describeEntry(cell: Cell): string {
  const released = cell.version === null ? (cell.links.length > 0 ? 'not released yet' : '') : `released with ${cell.version}`;
  return [cell.verdict?.state === 'violation' ? cell.verdict.reason : cell.words, describeEvidence(cell.links), released]
    .filter((part) => part !== '')
    .join('; ');
}
