import type { Product, Release } from '../../../book/schema/book.ts';
import { lineAddress, releaseAddress } from '../../../book/views/addresses.ts';
import type { ReleaseSection } from '../../../book/views/capability-views.ts';
import type { Slots } from '../../../book/views/slots.ts';
import { pullNoun } from '../../../forges/schema/pull-name.ts';
import { count, formatNumber } from '../../../text/schema/count.ts';
import type { Linked } from '../../../ui/views/linked.ts';
import type { Stamp } from '../../../ui/views/stamps.ts';
import { type ChangeLedger, changeLedger } from '../changes/change-ledger.ts';
import { linkPull } from '../changes/link-pull.ts';
import { showTitle } from '../changes/show-title.ts';
import { productIndex } from '../product/product-index.ts';
import { statusStamp } from '../product/release-stamps.ts';
import { type CandidateEntry, candidateEntries } from './candidate-entries.ts';
import { type ComponentEntry, componentEntries } from './component-entries.ts';
import { type ContentsEntry, listContents } from './release-contents.ts';
import { type TagEntry, tagEntries } from './tag-entries.ts';

/** A version that leads to its page; `href` is undefined when the version has none. */
export type VersionLink = Linked;

/** A change that is in the range and not among the notes, and why. */
export interface LeftOut {
  readonly title: string;
  readonly links: readonly Linked[];
  readonly shippedIn: VersionLink | null;
  /** What is only probable about it, in words: that it is the same as what was shipped, or is there all the same. */
  readonly likely?: string;
}

/** Everything that a release's page shows, apart from what it takes from the release as it stands. Addresses are inside the site. */
export interface ReleasePage {
  readonly stamp: Stamp;
  /** What capabilities say of the release beside its status. */
  readonly stamps: readonly Stamp[];
  /** What they tell in sections of their own. */
  readonly sections: readonly ReleaseSection[];
  readonly line: VersionLink;
  readonly predecessor: { readonly link: VersionLink; readonly compare: string; readonly reason: string } | null;
  readonly supersededBy: VersionLink | null;
  /** What to use in place of a yanked release. */
  readonly instead: VersionLink | null;
  readonly newer: VersionLink | null;
  readonly older: VersionLink | null;
  /** Those of the two that were yanked. */
  readonly yankedNeighbours: readonly string[];
  readonly tags: readonly TagEntry[];
  readonly ledger: ChangeLedger;
  readonly components: readonly ComponentEntry[];
  readonly candidates: readonly CandidateEntry[];
  /** What the predecessor holds, too, by another commit. */
  readonly alreadyShipped: readonly LeftOut[];
  /** What an earlier release shipped and the predecessor does not hold. */
  readonly caughtUp: readonly LeftOut[];
  readonly cancelled: readonly LeftOut[];
  /** What the predecessor contains and this release neither contains nor holds a certain copy of. */
  readonly leftBehind: readonly LeftOut[];
  /** What earlier releases shipped and this one reverts. */
  readonly reverted: readonly LeftOut[];
  readonly statistics: readonly { readonly name: string; readonly value: string }[];
  /** Sections that this page has, for the margin. */
  readonly contents: readonly ContentsEntry[];
  readonly description: string;
}

/** A release and its neighbours in the order of versions. */
export interface ReleasePlace {
  readonly product: Product;
  readonly release: Release;
  readonly newer: Release | undefined;
  readonly older: Release | undefined;
}

/** What the page of a release shows. Its cost depends on the release alone, never on how many others there are. */
export function releasePage({ product, release, newer, older }: ReleasePlace, slots: Slots): ReleasePage {
  const index = productIndex(product);
  const link = (version: string | null | undefined): VersionLink | null => {
    const target = version === null || version === undefined ? undefined : index.releases.get(version);
    return target === undefined
      ? version === null || version === undefined
        ? null
        : { text: version, href: undefined }
      : { text: target.version, href: releaseAddress(product, target) };
  };
  const linkLeftOut = (repository: string, commits: readonly string[], pull: number | null): readonly Linked[] => {
    const entry = index.repositories.get(repository);
    const pulls = pull === null ? [] : [linkPull(pull, entry)];
    return [...pulls, ...commits.map((sha) => ({ text: sha.slice(0, 9), href: entry?.links?.commit(sha) }))];
  };
  const placeShipped = ({ title, repository, commit, pull, version, likely }: Release['alreadyShipped'][number]): LeftOut => ({
    title: showTitle(title),
    links: linkLeftOut(repository, [commit], pull),
    shippedIn: link(version),
    ...(likely === undefined ? {} : { likely: `probably the same change (${likely})` }),
  });
  const line = index.lines.get(release.line);
  const { predecessor } = release;
  const predecessorLink = link(predecessor?.version);
  const page = {
    stamp: statusStamp(release.status),
    stamps: slots.stamps({ product, release }),
    sections: slots.sections({ product, release }),
    line: { text: release.line, href: line && lineAddress(product, line) },
    predecessor:
      predecessor === null || predecessorLink === null
        ? null
        : {
            link: predecessorLink,
            compare: `/${product.id}/compare/?from=${encodeURIComponent(predecessor.version)}&to=${encodeURIComponent(release.version)}`,
            reason: predecessor.reason,
          },
    supersededBy: link(release.supersededBy),
    instead: release.status === 'yanked' && line?.latest !== release.version ? link(line?.latest) : null,
    newer: link(newer?.version),
    older: link(older?.version),
    yankedNeighbours: [newer, older].flatMap((each) => (each?.status === 'yanked' ? [each.version] : [])),
    tags: tagEntries(release.tags, index),
    ledger: changeLedger(product, release.changes, slots),
    components:
      product.repositories.length > 1 || release.components.some(({ leftBehind }) => leftBehind > 0)
        ? componentEntries(release.components, index)
        : [],
    candidates: candidateEntries(release, index),
    alreadyShipped: release.alreadyShipped.filter((shipped) => !isCaughtUp(shipped, release)).map(placeShipped),
    caughtUp: release.alreadyShipped.filter((shipped) => isCaughtUp(shipped, release)).map(placeShipped),
    cancelled: release.cancelled.map(({ title, repository, commit, revert, shippedIn }) => ({
      title: showTitle(title),
      links: linkLeftOut(repository, [commit, revert], null),
      shippedIn: link(shippedIn),
    })),
    leftBehind: (release.leftBehind ?? [])
      .filter(({ heldBy, likely: common }) => heldBy === null || common !== undefined)
      .map(
        ({ title, repository, commit, pull, version, likely: common }): LeftOut => ({
          title: showTitle(title),
          links: linkLeftOut(repository, [commit], pull),
          shippedIn: link(version),
          ...(common === undefined ? {} : { likely: `probably in this release all the same, ${common}` }),
        }),
      ),
    reverted: release.changes.flatMap(({ repository, takesBack = [], commits }) =>
      takesBack.map(({ commit, title, version }) => ({
        title: showTitle(title),
        links: linkLeftOut(repository, [commit, ...commits.map(({ sha }) => sha).slice(0, 1)], null),
        shippedIn: link(version),
      })),
    ),
    statistics: statistics(release, product),
    description: describe(product, release),
  };
  return { ...page, contents: listContents(release, page) };
}

/** Whether something shipped before is new to who comes from the predecessor. Without one, an earlier candidate held it. */
function isCaughtUp({ leftBehindBy }: Release['alreadyShipped'][number], { predecessor }: Release): boolean {
  return leftBehindBy !== null || predecessor === null;
}

function statistics({ predecessor, statistics: counted }: Release, { repositories }: Product): ReleasePage['statistics'] {
  const { changes, commits, merges, pulls, people, days } = counted;
  const numbers = [
    { name: 'changes', value: formatNumber(changes) },
    { name: `${pullNoun(repositories)}s`, value: formatNumber(pulls) },
    { name: 'commits', value: formatNumber(commits) },
    { name: 'merges', value: formatNumber(merges) },
    { name: 'people', value: formatNumber(people) },
  ];
  if (days === null || predecessor === null) return numbers;
  return [...numbers, { name: `days since ${predecessor.version}`, value: formatNumber(Math.round(days)) }];
}

function describe(product: Product, release: Release): string {
  const changes = `${count(release.statistics.changes, 'change')} in ${product.name} ${release.version}`;
  if (release.predecessor === null) return `${changes}.`;
  const { version } = release.predecessor;
  const caughtUp = release.alreadyShipped.filter((shipped) => isCaughtUp(shipped, release)).length;
  if (caughtUp === 0) return `${changes} since ${version}.`;
  return `${changes} since ${version}, and ${count(caughtUp, 'commit')} of earlier releases that ${version} does not contain.`;
}
