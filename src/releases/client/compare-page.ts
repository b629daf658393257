import type { Repository } from '../../book/schema/product.ts';
import { forgeLinks } from '../../forges/schema/forge-links.ts';
import { namePull } from '../../forges/schema/pull-name.ts';
import { formatNumber } from '../../text/schema/count.ts';
import { createElement } from '../../ui/client/create-element.ts';
import { type ChangeLinks, type FindChangePage, findChangePages } from '../views/compare/change-links.ts';
import { type Comparison, compareVersions } from '../views/compare/compare-versions.ts';
import type { PlacedChange } from '../views/compare/shown-units.ts';
import type { LineChanges, ListedVersion } from '../views/compare/version-content.ts';
import { assembleTree, listNeededLines } from '../views/compare/version-tree.ts';
import { createChangeGroups, type NamedRepository } from './change-groups.ts';
import { describeComparison } from './describe-comparison.ts';

const form = document.querySelector<HTMLFormElement>('form.pair');
const from = form?.querySelector<HTMLSelectElement>('[name=from]');
const to = form?.querySelector<HTMLSelectElement>('[name=to]');
const filter = form?.querySelector<HTMLInputElement>('[type=search]');
const swap = form?.querySelector<HTMLButtonElement>('button');
const status = document.querySelector<HTMLElement>('.compared [role=status]');
const result = document.querySelector<HTMLElement>('.compared .result');
const { repositories: told, linked } = document.querySelector<HTMLElement>('.compared')?.dataset ?? {};

if (form && from && to && filter && swap && status && result) {
  void start({
    form,
    from,
    to,
    filter,
    swap,
    status,
    result,
    repositories: nameRepositories(JSON.parse(told ?? '[]')),
    linked: linked !== undefined,
  });
}

interface ComparePage {
  readonly form: HTMLFormElement;
  readonly from: HTMLSelectElement;
  readonly to: HTMLSelectElement;
  readonly filter: HTMLInputElement;
  readonly swap: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly result: HTMLElement;
  readonly repositories: readonly NamedRepository[];
  /** Whether changes have pages of their own. */
  readonly linked: boolean;
}

/** The product's repositories in their order; one alone need not be named. */
function nameRepositories(repositories: readonly Pick<Repository, 'name' | 'web'>[]): readonly NamedRepository[] {
  return repositories.map((repository) => ({
    name: repositories.length > 1 ? repository.name : null,
    linkPull: (number) => ({ text: namePull(number, repository), href: forgeLinks(repository.web)?.pull(number) }),
  }));
}

async function start(page: ComparePage): Promise<void> {
  const listed = await load<readonly ListedVersion[]>('versions.json').catch(() => null);
  if (listed === null) {
    page.status.textContent = 'The list of versions could not be loaded. Try again when the site can be reached.';
    return;
  }
  const versions = new Map(listed.map((version) => [version.version, version]));
  const lines = new Map<string, Promise<LineChanges>>();
  // Without it, changes lead to their releases alone.
  const linking = page.linked ? load<ChangeLinks>('changes.json').catch(() => null) : null;
  let pageOf = findChangePages(null);
  let shown: Comparison | null = null;
  let asked = 0;

  const render = (): void => {
    if (shown === null) return;
    const words = page.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    page.result.replaceChildren(
      ...createSide({ ...page, pageOf }, { title: `Gained: in ${page.to.value}, not in ${page.from.value}`, changes: shown.gained, words }),
      ...createSide({ ...page, pageOf }, { title: `Lost: in ${page.from.value}, not in ${page.to.value}`, changes: shown.lost, words }),
      ...(shown.probably.length === 0
        ? []
        : createSide({ ...page, pageOf }, { title: 'Probably in both', changes: shown.probably, words })),
    );
  };

  const compare = async (): Promise<void> => {
    const mine = ++asked;
    const pair = { from: page.from.value, to: page.to.value };
    page.status.textContent = 'Comparing …';
    try {
      const needed = listNeededLines(versions, pair);
      const loaded = await Promise.all(needed.map((line) => once(lines, line)));
      pageOf = findChangePages(await linking);
      if (mine !== asked) return;
      shown = compareVersions(assembleTree(versions, loaded), pair);
      page.status.textContent = describeComparison(shown, pair, page.repositories);
      render();
    } catch {
      if (mine === asked)
        page.status.textContent = 'The changes of these versions could not be loaded. Try again when the site can be reached.';
    }
  };

  const write = (): void => {
    const words = page.filter.value === '' ? '' : `&find=${encodeURIComponent(page.filter.value)}`;
    history.replaceState(null, '', `?from=${encodeURIComponent(page.from.value)}&to=${encodeURIComponent(page.to.value)}${words}`);
  };
  const choose = (): void => {
    write();
    void compare();
  };

  fillIn(page, listed);
  page.form.hidden = false;
  page.form.addEventListener('submit', (event) => event.preventDefault());
  page.from.addEventListener('change', choose);
  page.to.addEventListener('change', choose);
  page.filter.addEventListener('input', () => {
    write();
    render();
  });
  page.swap.addEventListener('click', () => {
    [page.from.value, page.to.value] = [page.to.value, page.from.value];
    choose();
  });
  const unknown = readAddress(page, versions);
  if (unknown !== null) page.status.textContent = `There is no version ${unknown} here. Choose two versions.`;
  else await compare();
}

/** Puts the versions into both lists, newest first, line by line, and chooses the newest and what it follows. */
function fillIn({ from, to }: ComparePage, listed: readonly ListedVersion[]): void {
  for (const select of [from, to]) {
    for (const [line, versions] of Map.groupBy(listed, (version) => version.line)) {
      const options = versions.map(({ version, status }) => createElement('option', { value: version }, nameOf(version, status)));
      select.append(createElement('optgroup', { label: `Line ${line}` }, ...options));
    }
  }
  const newest = listed.find((version) => version.status !== 'candidate') ?? listed[0];
  to.value = newest?.version ?? '';
  from.value = newest?.predecessor ?? to.value;
}

function nameOf(version: string, status: ListedVersion['status']): string {
  return status === 'candidate' || status === 'yanked' ? `${version} (${status})` : version;
}

/** Chooses the versions that the address names; gives the first that does not exist, else null. */
function readAddress({ from, to, filter }: ComparePage, versions: ReadonlyMap<string, ListedVersion>): string | null {
  const address = new URLSearchParams(location.search);
  filter.value = address.get('find') ?? '';
  for (const select of [from, to]) {
    const version = address.get(select.name);
    if (version === null) continue;
    if (!versions.has(version)) return version;
    select.value = version;
  }
  return null;
}

function createSide(
  { repositories, pageOf }: Pick<ComparePage, 'repositories'> & { readonly pageOf: FindChangePage },
  { title, changes, words }: { readonly title: string; readonly changes: readonly PlacedChange[]; readonly words: readonly string[] },
): readonly HTMLElement[] {
  const found = changes.filter((change) =>
    words.every((word) =>
      `${change.title} ${change.version} ${change.id} ${change.by} ${repositories[change.repository]?.name ?? ''} #${change.pull ?? ''}`
        .toLowerCase()
        .includes(word),
    ),
  );
  const number = words.length === 0 ? formatNumber(changes.length) : `${formatNumber(found.length)} of ${formatNumber(changes.length)}`;
  const heading = createElement('h2', {}, `${title} `, createElement('span', { className: 'count' }, number));
  if (found.length > 0) return [createElement('section', {}, heading, ...createChangeGroups(found, { repositories, pageOf }))];
  const empty = changes.length === 0 ? 'No change.' : 'No change has these words.';
  return [createElement('section', {}, heading, createElement('p', { className: 'empty' }, empty))];
}

function once(lines: Map<string, Promise<LineChanges>>, line: string): Promise<LineChanges> {
  const before = lines.get(line);
  if (before !== undefined) return before;
  const reading = load<LineChanges>(`${encodeURIComponent(line)}.json`);
  lines.set(line, reading);
  reading.catch(() => lines.delete(line));
  return reading;
}

async function load<T>(name: string): Promise<T> {
  const response = await fetch(new URL(name, location.href.replace(/[?#].*$/, '')), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.json();
}
