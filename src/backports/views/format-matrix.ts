import type { Product } from '../../book/schema/book.ts';
import { forgeLinks } from '../../forges/schema/forge-links.ts';
import { namePull } from '../../forges/schema/pull-name.ts';
import { html, type Markup } from '../../text/schema/html.ts';
import { upperFirst } from '../../text/schema/upper-first.ts';
import { formatForgeLink, type Href } from '../../ui/views/format-link.ts';
import { formatQuoted } from '../../ui/views/format-quoted.ts';
import type { LoggedChange, ProductBackports } from '../schema/extension.ts';
import { changeAddress } from './addresses.ts';
import { absentCell, formatCell } from './format-cell.ts';
import { kindNames, nameCell } from './state-names.ts';

/** Columns that fit beside each other, and rows on one page. */
export const mostColumns = 8;
export const mostRows = 500;
/** With more rows than that cells are shapes alone; the word stands on hover, focus and in print. */
const dense = 60;

/** The columns that tell most: environments, and the newest lines that something was brought to or is missing on. */
export function chooseColumns({ environments, next, lines, changes }: ProductBackports): readonly string[] {
  const telling = new Set(
    changes.flatMap(({ cells }) => cells.filter(({ state }) => state !== 'absent' && state !== 'landed').map(({ target }) => target)),
  );
  const known = lines.map(({ line }) => line);
  const own = known.filter((line, at) => telling.has(line) || (at === 0 && next === null) || lines[at]?.support?.state === 'maintained');
  const named = environments.filter((name) => changes.some(({ cells }) => cells.some(({ target }) => target === name)));
  // What is on no line yet has a column where it tells something that no line does.
  const ahead = next !== null && telling.has(next) ? [next] : [];
  return [...named, ...ahead, ...own].slice(0, mostColumns);
}

/** Changes × lines. */
export function formatMatrix(product: Product, log: ProductBackports, href: Href): Markup {
  const columns = chooseColumns(log);
  const rows = log.changes.slice(0, mostRows).map((change) => {
    const cells = columns.map((target) => {
      const cell = change.cells.find((each) => each.target === target);
      return formatCell(cell ?? absentCell(target), target);
    });
    const states = [...new Set(change.cells.map((cell) => nameCell(cell).word))].join('|');
    const lines = change.cells
      .filter(({ state }) => state !== 'absent')
      .map(({ target }) => target)
      .join('|');
    return html`<tr data-states="${change.cells.some(({ gap }) => gap) ? `gaps|${states}` : states}" data-kinds="${kindNames[change.kind]}" data-lines="${lines}" data-people="${change.people.join('|')}"><th scope="row">${formatChangeName(product, change, href)}</th>${cells}</tr>`;
  });
  const head = html`<thead><tr><th scope="col">Change</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`;
  const mode = rows.length > dense ? 'backports dense' : 'backports';
  const left = log.changes.length - rows.length;
  const more =
    left > 0 &&
    html`<p class="under">${left} more in <a href="${href(`/${product.id}/backports/backports.json`)}">the JSON</a> and on the pages of lines</p>`;
  return html`<div class="${mode}" data-matrix><table class="wide stacked" data-cells><caption class="unseen">Changes, and what each is on each line</caption>${head}<tbody>${rows}</tbody></table>${more}</div>`;
}

/** A change by its title, with its number and kind; it leads to its own page. */
export function formatChangeName(product: Product, change: LoggedChange, href: Href): Markup {
  const repository = product.repositories.find(({ id }) => id === change.repository);
  const links = forgeLinks(repository?.web ?? null);
  const [number] = change.pulls;
  const sha = change.origin?.sha ?? change.cells.flatMap(({ commits }) => commits)[0]?.sha ?? '';
  const source = product.repositories.length > 1 ? `${change.repository} ` : '';
  const name =
    number === undefined
      ? html`commit <code>${sha.slice(0, 7)}</code>`
      : formatForgeLink({ text: `${source}${namePull(number, repository)}`, href: links?.pull(number) });
  return html`<a class="name" href="${href(changeAddress(product, change))}">${formatQuoted(upperFirst(change.title))}</a> <small>${name} · ${kindNames[change.kind]}${!change.certain && ' · likely'}</small>`;
}
