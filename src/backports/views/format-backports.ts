import type { Product } from '../../book/schema/book.ts';
import { count, formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { listNames } from '../../text/schema/list-names.ts';
import type { Href } from '../../ui/views/format-link.ts';
import type { BackportLine, ProductBackports } from '../schema/extension.ts';
import { formatGaps } from './format-gaps.ts';
import { formatLegend } from './format-legend.ts';
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
  return html`<section id="lines"><h2>Lines <span class="count">${formatNumber(log.lines.length)}</span></h2>${formatLines(product, addNext(log, shown), href)}</section><section id="gaps"><h2>Gaps <span class="count">${formatNumber(gaps.length)}</span></h2>${formatGaps(product, gaps, href)}</section><section id="matrix"><h2>Changes by line <span class="count">${formatNumber(log.changes.length)}</span></h2>${formatLegend(log)}${formatMatrix(product, log, href)}</section><section id="log"><h2>Log <span class="count">${formatNumber(entries.length)}</span></h2>${formatLog(product, entries, 60, href)}</section>`;
}

/** What is on no line yet stands before the lines where copies were brought to it, so that all of them are counted somewhere. */
function addNext({ next, changes }: ProductBackports, lines: readonly BackportLine[]): readonly BackportLine[] {
  const brought = next === null ? 0 : countBrought(changes, next);
  return next === null || brought === 0 ? lines : [{ line: next, support: null, window: null, brought }, ...lines];
}

/** How many changes came to a line or environment as a copy. */
function countBrought(changes: ProductBackports['changes'], target: string): number {
  return changes.filter(({ cells }) => cells.some((cell) => cell.target === target && cell.links.length > 0)).length;
}

/** How much there is, in a sentence. */
export function summariseBackports({ changes, lines, environments, next }: ProductBackports): string {
  // Lines that were branched off a copy hold it, too.
  const links = new Map(changes.flatMap(({ cells }) => cells.flatMap((cell) => cell.links.map((link) => [link.copy, link] as const))));
  const likely = [...links.values()].filter(({ certain }) => !certain).length;
  const held = lines.filter(({ brought }) => brought > 0).length;
  const places = [
    ...(held > 0 || links.size === 0 ? [count(held, 'line')] : []),
    ...[...environments, ...(next === null ? [] : [next])].filter((target) => countBrought(changes, target) > 0),
  ];
  return `${count(changes.length, 'change')}, ${count(links.size, 'copy', 'copies')} on ${listNames(places)}; ${likely === 0 ? 'all certain' : `${formatNumber(links.size - likely)} certain, ${formatNumber(likely)} likely`}`;
}
