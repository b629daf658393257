import type { Book, Product } from '../../book/schema/book.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { formatTime } from '../../ui/views/format-time.ts';
import type { ProductFreezes } from '../schema/extension.ts';
import { nameCron } from '../schema/name-cron.ts';

/** The deploy freezes of a product; null where no forge has told of any. */
export function findFreezes(product: Product, { freezes = [] }: Book): ProductFreezes | null {
  return freezes.find((each) => each.product === product.id) ?? null;
}

/** How many periods are known. */
export function countFreezes({ repositories }: ProductFreezes): number {
  return repositories.reduce((sum, { periods }) => sum + (typeof periods === 'string' ? 0 : periods.length), 0);
}

/** When the forge allows no deployments to production, repository by repository, and when it was asked. */
export function formatFreezes(product: Product, { repositories }: ProductFreezes): Markup {
  const names = new Map(product.repositories.map(({ id, name }) => [id, name]));
  const rows = repositories.flatMap(({ repository, periods, collectedAt, host, project }) => {
    const place = html`<th scope="row">${names.get(repository) ?? repository}</th>`;
    const source = html`<td data-label="Source">${host === null ? 'a file' : `${host}/${project}`}, ${typeof periods === 'string' ? 'asked' : 'collected'} ${formatTime(collectedAt, true)}</td>`;
    if (typeof periods === 'string')
      return [html`<tr>${place}<td data-label="Freeze" class="empty">${unknown[periods]}</td>${source}</tr>`];
    if (periods.length === 0) return [html`<tr>${place}<td data-label="Freeze">none</td>${source}</tr>`];
    return periods.map(
      ({ start, end, zone }) =>
        html`<tr>${place}<td data-label="Freeze">from ${formatMoment(start)} to ${formatMoment(end)} <small>${zone}</small></td>${source}</tr>`,
    );
  });
  return html`<p class="under">Set on the forge, which keeps its own pipelines from deploying to production then. They are no rule of a process here.</p><table class="stacked"><caption>Deploy freezes that the forge has for ${product.name}</caption><thead><tr><th scope="col">Repository</th><th scope="col">Freeze</th><th scope="col">Source</th></tr></thead><tbody>${rows}</tbody></table>`;
}

const unknown = { expired: 'expired: the forge has deleted them', 'not-collected': 'not collected: the token may not see them' } as const;

/** In words where it is plain, else as the forge has it. */
function formatMoment(cron: string): Markup {
  const words = nameCron(cron);
  return words === null ? html`<code>${cron}</code>` : html`<b>${words}</b>`;
}
