import type { Book, Product } from '../../book/schema/book.ts';
import { lineAddress } from '../../book/views/addresses.ts';
import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatTableHead } from '../../ui/views/format-table-head.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import { writtenAddress } from './addresses.ts';
import { formatWritten } from './format-written.ts';
import { countWritten } from './written-counts.ts';

/** All releases of a product with how far their notes and git agree, after what the next releases will hold. */
export function formatWrittenIndex(product: Product, book: Book, href: Href): Markup {
  const rows = product.releases.map((release) => {
    const { written, version, date } = release;
    const day = date !== null && html`<td data-label="Date">${formatTime(date, true)}</td>`;
    if (written === null)
      return html`<tr><th scope="row">${formatVersion({ text: version, href: undefined }, href)}</th>${day || html`<td></td>`}<td colspan="3"><small>No written notes</small></td></tr>`;
    const { both, unwritten, notInGit } = countWritten(written, release.changes);
    return html`<tr><th scope="row">${formatVersion({ text: version, href: writtenAddress(product, release) }, href)}</th>${day || html`<td></td>`}<td class="number" data-label="In both">${both}</td><td class="number" data-label="Only in git">${unwritten}</td><td class="number" data-label="Only in the notes">${notInGit}</td></tr>`;
  });
  const head = formatTableHead(['Version', 'Date', 'In both', 'Only in git', 'Only in the notes']);
  return html`${formatNext(product, book, href)}<section id="releases"><h2>Releases</h2><table class="stacked"><caption>Only in git: without what is internal, documentation, dependencies or made by bots</caption>${head}<tbody>${rows}</tbody></table></section>`;
}

/** What is written for the next release of each line; folded, for all but the first. */
function formatNext(product: Product, book: Book, href: Href): readonly Markup[] {
  return book.writtenNext
    .filter((next) => next.product === product.id)
    .map(({ line, branch, repository, notes, unwritten }, at) => {
      const found = product.lines.find(({ id }) => id === line);
      const changes = found?.unreleased.find((each) => each.branch === branch && each.repository === repository)?.changes ?? [];
      const place = { product, changes, notes, unwritten, address: null, prefix: `next-${at + 1}-`, level: 3 as const, href };
      const name = html`Next on ${formatVersion({ text: line, href: found && lineAddress(product, found) }, href)}, from <code>${branch}</code>`;
      const open = at === 0 && html` open`;
      return html`<section id="next-${at + 1}"><h2>${name}</h2><details${open}><summary>${count(notes.length, 'note')}, ${count(unwritten.length, 'change')} without one</summary>${formatWritten(place)}</details></section>`;
    });
}
