import type { Product } from '../../book/schema/book.ts';
import type { Line } from '../../book/schema/product.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatVersion, type Href } from '../../ui/views/format-link.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { BackportLine, Support } from '../schema/extension.ts';
import { backportLineAddress } from './addresses.ts';
import { formatStateWord, nameSupport } from './state-names.ts';

/** The dates of a line's support, in words. */
export function formatSupportDates(support: Support): Markup {
  const day = (at: string): Markup => formatTime(`${at}T00:00:00+00:00`, true);
  const { state, securityFrom, endOfLife, next, pickDeadline, maintenanceFrom } = support;
  const parts: Markup[] = [];
  if (state === 'planned' && maintenanceFrom !== null) parts.push(html`from ${day(maintenanceFrom)}`);
  if (state === 'maintained' && securityFrom !== null) parts.push(html`fixes until ${day(securityFrom)}`);
  if (state === 'security-only' && endOfLife !== null) parts.push(html`until ${day(endOfLife)}, then end of life`);
  else if (state === 'end-of-life' && endOfLife !== null) parts.push(html`since ${day(endOfLife)}`);
  else if (endOfLife !== null) parts.push(html`end of life ${day(endOfLife)}`);
  if (state !== 'end-of-life' && next) {
    if (next.version !== null)
      parts.push(html`next release <span class="version">${next.version}</span>${next.date !== null && html` on ${day(next.date)}`}`);
    else if (next.date !== null) parts.push(html`next release on ${day(next.date)}`);
  }
  if (state !== 'end-of-life' && pickDeadline !== null) parts.push(html`pick deadline ${day(pickDeadline)}`);
  return html`${parts.map((part, at) => html`${at > 0 && '; '}${part}`)}`;
}

/** Lines side by side: how long each is supported, and its backport window. */
export function formatLines(product: Product, lines: readonly BackportLine[], href: Href): Markup {
  const items = lines.map(({ line, support, window, brought }) => {
    const own = product.lines.find(({ id }) => id === line);
    const ended = support?.state === 'end-of-life' || support?.state === 'security-only';
    const day = (at: string): Markup => formatTime(`${at}T00:00:00+00:00`, true);
    const state = support === null ? html`<span>${describeLine(own)}</span>` : formatStateWord(nameSupport(support));
    const dates = support !== null && html`<br><span class="soft">${formatSupportDates(support)}</span>`;
    const open =
      window !== null &&
      html`<br><span class="soft">backport window ${window.open ? html`open until ${day(window.until)}` : html`closed on ${day(window.until)}`}; it took ${window.took}${window.most !== null && html` of ${window.most} at most`}</span>`;
    return html`<li${ended && html` class="end"`}>${formatVersion({ text: line, href: own && backportLineAddress(product, own) }, href)}${own?.latest ? html` <small>latest ${own.latest}</small>` : html`<br>`}${state}${dates}${open}<br><span class="soft">${formatNumber(brought)} brought to it</span></li>`;
  });
  return html`<ol class="lines wide">${items}</ol>`;
}

function describeLine(line: Line | undefined): string {
  if (!line) return 'on no line yet';
  const names: Readonly<Record<Line['state']['kind'], string>> = {
    planned: 'not released yet',
    candidate: 'not released yet',
    released: 'released',
    maintained: 'maintained',
    'security-only': 'security only',
    superseded: 'superseded',
    'end-of-life': 'out of support',
  };
  return names[line.state.kind];
}
