import type { Product } from '../../book/schema/book.ts';
import { count } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import type { Href } from '../../ui/views/format-link.ts';
import type { ProductBackports } from '../schema/extension.ts';
import { formatGaps } from './format-gaps.ts';
import { formatLog } from './format-log.ts';
import { formatMatrix } from './format-matrix.ts';
import { formatLines } from './format-support.ts';
import { listGaps } from './list-gaps.ts';
import { listLog } from './list-log.ts';

/** The log of a product: lines, gaps, changes by line, and what happened. */
export function formatBackports(product: Product, log: ProductBackports, href: Href): Markup {
  const gaps = listGaps(log);
  const entries = listLog(log);
  const shown = log.lines
    .filter(({ brought, support, window }, at) => at < 4 || brought > 0 || support !== null || window !== null)
    .slice(0, 12);
  return html`<section id="lines"><h2>Lines <span class="count">${log.lines.length}</span></h2>${formatLines(product, shown, href)}</section><section id="gaps"><h2>Gaps <span class="count">${gaps.length}</span></h2>${formatGaps(product, gaps, href)}</section><section id="matrix"><h2>Changes by line <span class="count">${log.changes.length}</span></h2>${formatMatrix(product, log, href)}</section><section id="log"><h2>Log <span class="count">${entries.length}</span></h2>${formatLog(product, entries, 60, href)}</section>`;
}

/** How much there is, in a sentence. */
export function summariseBackports({ changes, lines }: ProductBackports): string {
  const links = changes.flatMap(({ cells }) => cells.flatMap((cell) => cell.links));
  const likely = links.filter(({ certain }) => !certain).length;
  const held = lines.filter(({ brought }) => brought > 0).length;
  return `${count(changes.length, 'change')}, ${links.length === 1 ? '1 copy' : `${links.length} copies`} on ${count(held, 'line')}; ${links.length - likely} certain, ${likely} likely`;
}
