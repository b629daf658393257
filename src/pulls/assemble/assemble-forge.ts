import type { Product, Release } from '../../book/schema/book.ts';
import type { PullSnapshot, Snapshot } from '../../forges/schema/snapshot/snapshot.ts';
import { compareMoments } from '../../forges/schema/snapshot/sort-snapshot.ts';
import type { ForgeFacts } from '../schema/extension.ts';
import { listMilestones, namesVersion } from './list-milestones.ts';
import { describePull, type MatchedPull, matchPulls } from './match-pulls.ts';

/** What one release's facts are made from. */
export interface ForgeSources {
  readonly product: Product;
  readonly release: Release;
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  readonly pullsOf: ReadonlyMap<string, ReadonlyMap<number, PullSnapshot>>;
  /** Whether changes of the product name cards. */
  readonly hasCards: boolean;
}

/** Puts together what the forges said of a release. */
export function assembleForge({ product, release, snapshots, pullsOf, hasCards }: ForgeSources): ForgeFacts {
  const matched = matchPulls(release.changes, pullsOf);
  return {
    snapshots: product.repositories.flatMap(({ id }) => {
      const source = snapshots.get(id)?.source;
      if (source === undefined) return [];
      const { forge, host, project, collectedAt } = source;
      const older = release.tags.some((tag) => tag.repository === id && compareMoments(tag.date, collectedAt) > 0);
      return [{ repository: id, forge, host, project, collectedAt, older, releasesAt: source.older?.releases ?? null }];
    }),
    missing: product.repositories.filter(({ id }) => !snapshots.has(id)).map(({ id }) => id),
    pulls: matched.map(describePull),
    milestones: listMilestones(product, release, snapshots),
    openIssues: matched.flatMap(({ change, pull }) =>
      pull.issues
        .filter(({ state }) => state === 'open')
        .map(({ project, number, title }) => ({ repository: change.repository, project, number, title, pull: pull.number })),
    ),
    newcomers: [
      ...new Set(
        matched.flatMap(({ pull }) => (pull.first === true && pull.author !== null ? [pull.author.name ?? pull.author.login] : [])),
      ),
    ],
    withoutCard: hasCards ? listWithoutCard(matched) : [],
    cardsWithoutPull: release.changes
      .filter(({ pulls }) => !pulls.some(({ role }) => role === 'merged'))
      .flatMap((change) => change.references.filter(isCard).map(({ id }) => ({ card: id, change: change.id }))),
    pages: listPages(release, snapshots),
    mergedBeforeSigned: listMergedBefore(release, pullsOf),
  };
}

/** Whether a reference is a card of Jira, Linear, Trello or another tracker. */
export function isCard({ kind }: Release['changes'][number]['references'][number]): boolean {
  return kind === 'ticket';
}

/** What bots did and what nobody notices needs no card. */
function listWithoutCard(matched: readonly MatchedPull[]): readonly string[] {
  const quiet = ['internal', 'dependencies', 'documentation'];
  return matched
    .filter(({ change }) => !change.bot && !quiet.includes(change.category) && !change.references.some(isCard))
    .map(({ change }) => change.id);
}

function listPages(release: Release, snapshots: ReadonlyMap<string, Snapshot>): ForgeFacts['pages'] {
  return release.tags.flatMap(({ name, repository }): ForgeFacts['pages'] => {
    const snapshot = snapshots.get(repository);
    if (snapshot === undefined) return [];
    if (typeof snapshot.releases === 'string') return [{ repository, tag: name, state: 'not-collected', assets: [] }];
    const page = snapshot.releases.find(({ tag }) => tag === name);
    if (page === undefined) return [{ repository, tag: name, state: 'none', assets: [] }];
    const assets = page.assets.map(({ name: asset, size, digest }) => ({ name: asset, size, digest }));
    return [{ repository, tag: name, state: page.draft ? 'draft' : 'published', assets }];
  });
}

/** Pull requests that bring the release itself, by their title and the tagged commit, and were merged before the last valid signature on one of its records. */
function listMergedBefore(release: Release, pullsOf: ForgeSources['pullsOf']): ForgeFacts['mergedBeforeSigned'] {
  const signed = (release.validation?.records ?? []).flatMap(({ path, signoffs }) =>
    signoffs.flatMap(({ state, signedAt }) => (state === 'valid' && signedAt !== null ? [{ record: path, signedAt }] : [])),
  );
  const [last] = signed.toSorted((left, right) => compareMoments(right.signedAt, left.signedAt));
  if (last === undefined) return [];
  return release.tags.flatMap(({ repository, commit }) => {
    const pull = [...(pullsOf.get(repository)?.values() ?? [])].find(
      ({ mergeCommit, title }) => mergeCommit === commit && namesVersion(title, release.version),
    );
    if (pull?.mergedAt == null || compareMoments(pull.mergedAt, last.signedAt) >= 0) return [];
    return [{ repository, number: pull.number, mergedAt: pull.mergedAt, ...last }];
  });
}
