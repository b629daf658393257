import type { CollectPart } from '../book/capability.ts';
import type { Product } from '../book/schema/book.ts';
import type { Snapshot } from '../forges/schema/snapshot/snapshot.ts';
import { compareMoments } from '../forges/schema/snapshot/sort-snapshot.ts';
import { pullsOlderThanTag } from '../forges/schema/snapshot-problems.ts';
import type { Problem } from '../text/schema/problem.ts';
import { assembleForge, isCard } from './assemble/assemble-forge.ts';
import { listFreezes } from './assemble/list-freezes.ts';
import { indexPulls } from './assemble/match-pulls.ts';
import { issuesStillOpen, mergedBeforeSigned, releaseWithoutTag, tagWithoutRelease } from './schema/pull-problems.ts';

/** Lays what was collected from forges beside the releases. Null where nothing was. */
export const collectPulls: CollectPart = async ({ book, pulls, histories }) => {
  if (pulls.size === 0) return null;
  const pullsOf = indexPulls(pulls);
  const problems: Problem[] = [];
  const products = book.products.map((product): Product => {
    if (!product.repositories.some(({ id }) => pulls.has(id))) return product;
    const hasCards = product.releases.some(({ changes }) => changes.some(({ references }) => references.some(isCard)));
    const releases = product.releases.map((release) => {
      const forge = assembleForge({ product, release, snapshots: pulls, pullsOf, hasCards });
      const place = { source: product.id, subject: release.version };
      if (forge.openIssues.length > 0) problems.push(issuesStillOpen(place, forge.openIssues.length));
      if (forge.mergedBeforeSigned.length > 0) problems.push(mergedBeforeSigned(place, forge.mergedBeforeSigned.length));
      return { ...release, forge };
    });
    return { ...product, releases };
  });
  for (const [id, snapshot] of pulls) {
    const history = [...histories.values()].flat().find((each) => each.id === id);
    const tags = products.flatMap(({ releases }) =>
      releases.flatMap((release) => release.tags.filter(({ repository }) => repository === id)),
    );
    problems.push(
      ...judgePages(id, snapshot, { versions: tags.map(({ name }) => name), all: new Set(history?.tags.map(({ name }) => name)) }),
    );
    const newest = tags.toSorted((left, right) => compareMoments(left.date, right.date)).at(-1);
    if (newest !== undefined && compareMoments(newest.date, snapshot.source.collectedAt) > 0) {
      const collected = snapshot.source.collectedAt.slice(0, 10);
      problems.push(pullsOlderThanTag({ source: `content/pulls/${id}.json` }, { tag: newest.name, collected }));
    }
  }
  const freezes = products.flatMap((product) => listFreezes(product, pulls) ?? []);
  return { book: { ...book, products, freezes }, problems };
};

/** Tags and the forge's own releases should be the same, where somebody publishes them there. */
function judgePages(
  id: string,
  { releases }: Snapshot,
  tags: { readonly versions: readonly string[]; readonly all: ReadonlySet<string> },
): readonly Problem[] {
  if (typeof releases === 'string' || releases.length === 0) return [];
  const published = new Set(releases.map(({ tag }) => tag));
  const untagged = releases.filter(({ tag, draft }) => !draft && !tags.all.has(tag)).map(({ tag }) => tag);
  const missing = tags.versions.filter((name) => !published.has(name));
  // A project that publishes few of its versions there does not mean to publish all.
  const isHabit = missing.length * 2 < tags.versions.length;
  return [
    ...(untagged.length > 0 ? [releaseWithoutTag({ source: id }, untagged)] : []),
    ...(isHabit && missing.length > 0 ? [tagWithoutRelease({ source: id }, missing)] : []),
  ];
}
