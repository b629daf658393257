import type { Product } from '../../book/schema/book.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import { formatTableHead } from '../../ui/views/format-table-head.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import { formatChangeName } from './format-matrix.ts';
import type { Gap } from './list-gaps.ts';
import { formatStateWord, nameCell } from './state-names.ts';

const most = 60;

/** What has to be done, worst first. */
export function formatGaps(product: Product, gaps: readonly Gap[], href: Href): Markup {
  if (gaps.length === 0)
    return html`<p>Nothing has to be done: no line lacks what an older one has and an upgrade would lose, and no copy waits for its repair.</p>`;
  const rows = gaps.slice(0, most).map(({ change, cell, since }) => {
    const { state, shape, word } = { state: cell.state, ...nameCell(cell) };
    const name = state === 'missing' ? { word: 'missing on a newer line', shape } : { word, shape };
    const why = cell.verdict?.state === 'violation' ? cell.verdict.reason : cell.words;
    const who = cell.planned === null ? (cell.by ?? (change.people[0] || 'nobody named')) : `${cell.by ?? ''}, for ${cell.planned}`;
    return html`<tr><th scope="row">${formatChangeName(product, change, href)}</th><td data-label="Where">${cell.target}</td><td data-label="Missing"><span>${formatStateWord(name)}${why !== '' && html`<small>${why}</small>`}</span></td><td data-label="Since">${since !== null && formatTime(since, true)}</td><td data-label="Who">${who}</td></tr>`;
  });
  const head = formatTableHead(['Change', 'Where', 'What is missing', 'Since', 'Who']);
  const more = gaps.length > most && html`<p class="under">${formatNumber(gaps.length - most)} more below</p>`;
  return html`<table class="wide stacked gap"><caption class="unseen">Gaps, worst first</caption>${head}<tbody>${rows}</tbody></table>${more}`;
}
