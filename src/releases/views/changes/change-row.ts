import type { Product } from '../../../book/schema/book.ts';
import type { Change, Reference } from '../../../book/schema/change.ts';
import { releaseAddress } from '../../../book/views/addresses.ts';
import { isWebAddress } from '../../../forges/schema/forge-links.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import { bringingPull } from '../../schema/bringing-pull.ts';
import { productIndex } from '../product/product-index.ts';
import { linkPull } from './link-pull.ts';
import { nameAuthors } from './name-authors.ts';
import { showTitle } from './show-title.ts';

/** One line of a list of changes. */
export interface ChangeRow {
  readonly id: string;
  readonly title: string;
  /** The part of the product that the title names before it, where the title alone would not say it. */
  readonly scope?: string;
  /** What this is probably the same as, as sentences. */
  readonly likely?: readonly string[];
  /** The other releases that list it; addresses are inside the site. */
  readonly alsoIn?: readonly Linked[];
  /** Its own page, which says on which lines it is; the address is inside the site. */
  readonly page?: Linked;
  /** What a human wrote beyond the title; null when the title says it all. */
  readonly note: string | null;
  readonly breaking: string | null;
  readonly reverts: string | null;
  /** Name and place of the repository; null when the product has one. */
  readonly repository: { readonly name: string; readonly number: number } | null;
  /** The pull request that brought it; null when none is known. */
  readonly pull: Linked | null;
  /** Its other pull requests, with what they are to it. */
  readonly otherPulls: readonly (Linked & { readonly role: string })[];
  readonly commits: readonly Linked[];
  readonly authors: string;
  readonly bot: boolean;
  readonly references: readonly Linked[];
  /** `left-pad 1.0.0 → 1.1.0`, for a dependency bump. */
  readonly dependency: string | null;
  /** Where the words come from, when a human wrote them for the reader. */
  readonly provenance: string | null;
}

const roles = { merged: 'merged through', origin: 'copied from', mentioned: 'mentions' } as const;
const provenances = { override: 'in the words of the release’s editor', 'release-note': 'from its release-note block' } as const;

/** A change as a line. It says which repository it is of where the product has several. */
export function changeRow(change: Change, product: Product, pages?: ReadonlyMap<string, Linked>): ChangeRow {
  const index = productIndex(product);
  const entry = index.repositories.get(change.repository);
  const several = product.repositories.length > 1;
  const links = entry?.links ?? null;
  const first = bringingPull(change);
  const { source, text } = change.note;
  const [page] = pages === undefined ? [] : change.commits.flatMap(({ sha }) => pages.get(sha) ?? []);
  return {
    id: change.id,
    title: showTitle(change.title),
    ...(change.scope === null ? {} : { scope: change.scope }),
    ...(change.likely === undefined ? {} : { likely: change.likely.map(describeLikely) }),
    ...(change.alsoIn === undefined ? {} : { alsoIn: change.alsoIn.map((place) => linkPlace(place, product)) }),
    ...(page === undefined ? {} : { page }),
    note: text === change.title ? null : showTitle(text),
    breaking: change.breaking,
    reverts: change.reverts,
    repository: several && entry !== undefined ? { name: entry.repository.name, number: entry.number } : null,
    pull: first === undefined ? null : linkPull(first.number, entry),
    otherPulls: change.pulls.filter((pull) => pull !== first).map((pull) => ({ ...linkPull(pull.number, entry), role: roles[pull.role] })),
    commits: change.commits.map(({ sha }) => ({ text: sha.slice(0, 9), href: links?.commit(sha) })),
    authors: nameAuthors(change),
    bot: change.bot,
    references: change.references.map(linkReference),
    dependency: change.dependency === null ? null : describeBump(change.dependency),
    provenance: source === 'override' || source === 'release-note' ? provenances[source] : null,
  };
}

/** A release that lists the change too, with its line, and whether it was yanked. */
function linkPlace({ version, change }: NonNullable<Change['alsoIn']>[number], product: Product): Linked {
  const release = productIndex(product).releases.get(version);
  if (release === undefined) return { text: version, href: undefined };
  const facts = [...(release.line === version ? [] : [`line ${release.line}`]), ...(release.status === 'yanked' ? ['yanked'] : [])];
  return {
    text: facts.length === 0 ? version : `${version} (${facts.join(', ')})`,
    href: `${releaseAddress(product, release)}#${change}`,
  };
}

const linkReference = ({ id, url }: Reference): Linked => ({ text: id, href: url !== null && isWebAddress(url) ? url : undefined });

function describeLikely({ version, commit, common }: NonNullable<Change['likely']>[number]): string {
  return `Probably the same as ${commit.slice(0, 9)} in ${version}: ${common}.`;
}

function describeBump({ name, from, to }: NonNullable<Change['dependency']>): string {
  if (from === null && to === null) return name;
  return `${name} ${from ?? '?'} → ${to ?? '?'}`;
}
