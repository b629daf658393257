import { categories } from '../../text/schema/category.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { createElement } from '../../ui/client/create-element.ts';
import type { Linked } from '../../ui/views/linked.ts';
import { categoryNames } from '../views/changes/category-names.ts';
import type { FindChangePage } from '../views/compare/change-links.ts';
import type { PlacedChange } from '../views/compare/shown-units.ts';

/** Lines that a group shows at once; more come on demand, so that a comparison of years stays quick. */
const step = 200;
/** Groups begin open while their lines together are no more. */
const openLines = 400;

/** A repository of the product as rows name it. */
export interface NamedRepository {
  /** Null where the product has only this one. */
  readonly name: string | null;
  readonly linkPull: (number: number) => Linked;
}

/** What rows lead to beside releases. */
export interface Leading {
  readonly repositories: readonly NamedRepository[];
  readonly pageOf: FindChangePage;
}

/** One fold for each category that has changes, in the order of release pages. */
export function createChangeGroups(changes: readonly PlacedChange[], leading: Leading): readonly HTMLElement[] {
  const groups = Map.groupBy(changes, (change) => change.category);
  let lines = 0;
  return categories.flatMap((category) => {
    const own = groups.get(category);
    if (own === undefined) return [];
    const number = createElement('span', { className: 'count' }, formatNumber(own.length));
    const summary = createElement('summary', {}, createElement('h3', {}, `${categoryNames[category]} `, number));
    const group = createElement('details', { className: 'category' }, summary);
    const list = createElement('ol', {});
    group.append(list);
    const fill = (): void => {
      if (group.open && list.childElementCount === 0) addLines(list, own, leading);
    };
    group.addEventListener('toggle', fill);
    lines += own.length;
    group.open = lines <= openLines;
    fill();
    return [group];
  });
}

function addLines(list: HTMLOListElement, changes: readonly PlacedChange[], leading: Leading): void {
  const first = list.childElementCount;
  list.append(...changes.slice(first, first + step).map((change) => createLine(change, leading)));
  const hidden = changes.length - list.childElementCount;
  if (hidden <= 0) return;
  const more = createElement(
    'button',
    { type: 'button', className: 'copy' },
    `Show ${Math.min(step, hidden)} of ${formatNumber(hidden)} more`,
  );
  more.addEventListener('click', () => {
    more.remove();
    addLines(list, changes, leading);
    list.children[first + step]?.querySelector('a')?.focus();
  });
  list.after(more);
}

function createLine(change: PlacedChange, { repositories, pageOf }: Leading): HTMLLIElement {
  const repository = repositories[change.repository];
  const page = pageOf(change);
  const text = createElement('p', {}, change.title);
  for (const remark of change.remarks) text.append(createElement('small', {}, remark));
  if (page?.href !== undefined) text.append(createElement('small', {}, createLink({ text: page.text, href: `../${page.href}` })));
  const reference = createElement('span', { className: 'ref' });
  if (repository?.name) reference.append(createElement('small', {}, `${repository.name} `));
  if (change.pull !== null && repository) reference.append(createLink(repository.linkPull(change.pull)));
  const href = `../${encodeURIComponent(change.slug)}/#${encodeURIComponent(change.id)}`;
  const version = change.slug === '' ? [] : [createElement('a', { href }, change.version)];
  return createElement(
    'li',
    {},
    text,
    createElement('span', { className: 'by' }, change.by),
    reference,
    createElement('span', { className: 'sha' }, ...version),
  );
}

function createLink({ text, href }: Linked): HTMLElement | string {
  return href === undefined ? text : createElement('a', { href }, text);
}
