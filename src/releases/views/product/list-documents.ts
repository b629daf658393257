import type { Book, Product, Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import type { SearchDocument, SearchedGuide } from '../../../book/schema/search-document.ts';
import type { ReleaseRef } from '../../../book/views/capability-views.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { namePull } from '../../../forges/schema/pull-name.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { showTitle } from '../changes/show-title.ts';
import { productIndex } from './product-index.ts';
import { releaseMarks } from './release-marks.ts';

const nothing = { date: null, texts: [], numbers: [], pull: null, mentions: [], commits: [] };

/** What is listed beside the Book's own. */
export interface Listed {
  readonly guides: readonly SearchedGuide[];
  /** What capabilities add. */
  readonly others?: Iterable<SearchDocument>;
  /** What capabilities say wherever a release is named. */
  readonly stamps?: Slots['stamps'];
}

/** Lists everything that can be found, the best answer first. The order is that of results which match equally well. */
export function* listDocuments(book: Book, listed: Listed): Generator<SearchDocument> {
  yield* listPageDocuments(book, listed);
  for (const ref of finalsFirst(listByDate(book))) yield* listChangeDocuments(ref, listed.stamps ?? (() => []));
}

/** Lists what can be found but for the changes of releases: products, lines, releases, newest final first, repositories, people and guides. */
export function* listPageDocuments(book: Book, { guides, others = [], stamps = () => [] }: Listed): Generator<SearchDocument> {
  for (const product of book.products) yield documentOfProduct(product);
  for (const product of book.products) yield* listLineDocuments(product);
  const releases = finalsFirst(listByDate(book));
  for (const { product, release } of releases) yield documentOfRelease(product, release, stamps({ product, release }));
  for (const product of book.products) yield* listRepositoryDocuments(product);
  yield* others;
  yield* listPeople(releases);
  // They speak of everything, and so say least of what somebody looks for.
  for (const guide of guides) {
    yield { ...nothing, kind: 'guide', title: guide.title, href: `guides/${guide.slug}/`, context: 'Guide', texts: [guide.text] };
  }
}

/** Lists the changes of a release. */
export function* listChangeDocuments(ref: ReleaseRef, stamps: Slots['stamps']): Generator<SearchDocument> {
  const { product, release } = ref;
  const shared = { release, product, href: `${product.id}/${release.slug}/`, context: describeRelease(ref, stamps) };
  for (const change of release.changes) yield documentOfChange(shared, change);
}

/** What is said of a release beside each of its changes: alone of all about them it changes when another release comes. */
export function describeRelease({ product, release }: ReleaseRef, stamps: Slots['stamps']): string {
  const marks = stamps({ product, release }).filter(({ kind }) => kind !== 'good');
  return joinWords([`${product.name} ${release.version} · ${describePlace(product, release)}`, ...marks.map(({ word }) => word)]);
}

function documentOfProduct(product: Product): SearchDocument {
  const texts = [product.id, product.description ?? ''];
  return { ...nothing, kind: 'product', title: product.name, href: `${product.id}/`, context: 'Product', texts };
}

function* listLineDocuments(product: Product): Generator<SearchDocument> {
  for (const line of product.lines) {
    const href = `${product.id}/lines/${line.slug}/`;
    const title = `${product.name} ${line.id}`;
    yield { ...nothing, kind: 'line', title, href, context: 'Line', texts: [product.id, line.branch ?? ''] };
  }
}

function joinWords(words: readonly string[]): string {
  return words.join(', ');
}

function documentOfRelease(product: Product, release: Release, stamps: readonly Stamp[]): SearchDocument {
  const tags = release.tags.map((tag) => tag.name);
  return {
    ...nothing,
    kind: 'release',
    title: `${product.name} ${release.version}`,
    href: `${product.id}/${release.slug}/`,
    context: joinWords([describePlace(product, release), ...stamps.map(({ word }) => word)]),
    date: release.date,
    texts: [product.id, ...tags, ...release.candidates.map((candidate) => candidate.version)],
    commits: release.tags.flatMap((tag) => [tag.commit, tag.object]),
  };
}

function* listRepositoryDocuments(product: Product): Generator<SearchDocument> {
  for (const repository of product.repositories) {
    const texts = [repository.id, repository.web?.url ?? '', product.name];
    yield { ...nothing, kind: 'repository', title: repository.name, href: 'about/', context: `Repository of ${product.name}`, texts };
  }
}

/** Each person once, leading to the newest release that holds their work. */
function* listPeople(releases: readonly ReleaseRef[]): Generator<SearchDocument> {
  const known = new Set<string>();
  for (const { product, release } of releases) {
    for (const { name } of release.contributors) {
      if (known.has(name)) continue;
      known.add(name);
      const context = `Last in ${product.name} ${release.version}`;
      const href = `${product.id}/${release.slug}/#contributors`;
      yield { ...nothing, kind: 'person', title: name, href, context, date: release.date };
    }
  }
}

function documentOfChange(
  shared: { readonly release: Release; readonly product: Product; readonly href: string; readonly context: string },
  change: Change,
): SearchDocument {
  const { release, product } = shared;
  const { likely } = change;
  const pulls = change.pulls.filter((pull) => pull.role !== 'mentioned').map((pull) => pull.number);
  const [first] = pulls;
  const named = change.pulls.filter((pull) => pull.role === 'mentioned').map((pull) => pull.number);
  const issues = change.references.filter((reference) => /^#\d+$/.test(reference.id)).map((reference) => Number(reference.id.slice(1)));
  return {
    kind: 'change',
    title: change.scope === null ? showTitle(change.title) : `${change.scope}: ${showTitle(change.title)}`,
    href: `${shared.href}#${change.id}`,
    context: shared.context,
    date: release.date,
    texts: [
      ...(change.note.text === change.title ? [] : [change.note.text]),
      change.category,
      product.name,
      product.id,
      change.repository,
      release.version,
      release.line,
      ...change.authors,
      ...change.references.map((reference) => reference.id),
    ],
    numbers: pulls,
    pull: first === undefined ? null : nameCopy(first, change, product),
    ...(likely === undefined || likely.length === 0
      ? {}
      : { remark: `probably the same as in ${likely.map(({ version }) => version).join(', ')}` }),
    mentions: [...named, ...issues],
    commits: change.commits.map((commit) => commit.sha),
  };
}

/** The pull request of a change; of a copy also what it is a copy of, since people look for either number. */
function nameCopy(number: number, { pulls, repository: id }: Change, product: Product): string {
  const repository = productIndex(product).repositories.get(id)?.repository;
  const origin = pulls.find((pull) => pull.role === 'origin' && pull.number !== number);
  const name = namePull(number, repository);
  return origin === undefined ? name : `${name}, a copy of ${namePull(origin.number, repository)}`;
}

/** What a release is now, and its line. */
function describePlace(product: Product, release: Release): string {
  const marks = releaseMarks(product, release).map(({ word }) => word);
  return `${[...(marks.length === 0 ? [release.status] : marks)].join(', ')}, line ${release.line}`;
}

/** Puts final releases before candidates and what was withdrawn; both stay in their order. */
export function finalsFirst(releases: readonly ReleaseRef[]): readonly ReleaseRef[] {
  return releases.toSorted((a, b) => Number(isFinal(b.release)) - Number(isFinal(a.release)));
}

/** All releases, newest first, whatever their state: what comes later stands in front and moves none of those behind it. */
export function listByDate(book: Book): readonly ReleaseRef[] {
  const all = book.products.flatMap((product) => product.releases.map((release) => ({ product, release, instant: instantOf(release) })));
  return all.sort((a, b) => b.instant - a.instant).map(({ product, release }) => ({ product, release }));
}

const isFinal = ({ status }: Release): boolean => status === 'released' || status === 'superseded';

/** Milliseconds, for sorting; a release without a date is oldest. */
function instantOf(release: Release): number {
  return release.date === null ? 0 : Date.parse(release.date);
}
