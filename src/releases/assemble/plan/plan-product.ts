import { indexCommits } from '../../../git/schema/commit-graph.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { readFacts } from '../facts/commit-facts.ts';
import { listLineNames } from '../lines/line-names.ts';
import { orderLines } from '../lines/order-lines.ts';
import { type PlannedLine, planLines } from '../lines/plan-lines.ts';
import { findRewritten } from '../tags/rewritten-releases.ts';
import { readVersionTags } from '../tags/version-tags.ts';
import { findWithdrawn, type IsWithdrawn, type Withdrawn } from '../tags/withdrawn-releases.ts';
import type { ChosenPredecessor } from './choice-sources.ts';
import { choosePredecessors } from './choose-predecessors.ts';
import { joinRepositories } from './join-repositories.ts';
import { listTitledCandidates } from './list-titled-candidates.ts';
import { type PlannedRelease, planReleases } from './plan-releases.ts';
import type { PlannedRepository } from './planned-repository.ts';
import type { ProductSources } from './product-sources.ts';
import { dateOfNewestCandidate, dateOfRelease } from './release-date.ts';

/** Which releases there are, on which lines, compared with what; before any change is looked at. */
export interface ProductPlan {
  readonly repositories: readonly PlannedRepository[];
  readonly lines: readonly PlannedLine[];
  readonly predecessors: ReadonlyMap<PlannedRelease, ChosenPredecessor>;
  /** A release's commit in each repository, -1 where it has none. Of the final tag, else of the newest candidate. */
  readonly tipsOf: (release: PlannedRelease) => readonly number[];
  readonly isWithdrawn: IsWithdrawn;
  /** What the repository itself says of a release that was withdrawn; null where it says nothing. */
  readonly withdrawalOf: Withdrawn['reasonOf'];
  /** How several repositories were joined, in words; null for one. */
  readonly join: string | null;
  readonly problems: readonly Problem[];
}

/** Reads tags and titles into a plan of the product's releases. */
export function planProduct({ config, histories, facts, notes }: ProductSources): ProductPlan {
  const read = histories.map((history, index): PlannedRepository => {
    const own = config.repositories[index] ?? { path: history.id };
    const graph = indexCommits(history);
    return { history, config: own, graph, factsOf: readFacts(graph, facts?.get(history.id)), tags: readVersionTags(history, own, graph) };
  });
  const { repositories, reason } = joinRepositories(read, { join: config.join, joins: config.joins });
  const releases = planReleases(
    repositories.map((repository) => repository.tags.versions),
    repositories.flatMap(listTitledCandidates),
  );
  const branches = repositories.flatMap((repository) => repository.history.branches.map((branch) => branch.name));
  const versions = releases.map(({ version }) => version);
  const names = [...new Set(repositories.flatMap((repository) => listLineNames(repository, versions)))];
  const tipsOf = findTips(repositories);
  const dateOf = (release: PlannedRelease): string | null =>
    dateOfRelease(release, { repositories }) ?? dateOfNewestCandidate(release, { repositories });
  const graphs = repositories.map((repository) => repository.graph);
  const commitsOf = (release: PlannedRelease, repository: number): readonly number[] =>
    [release.tags[repository], ...release.candidates.map(({ tags }) => tags[repository])].flatMap(
      (tag) => graphs[repository]?.indexOf.get(tag?.commit ?? '') ?? [],
    );
  const lines = orderLines(planLines(releases, { branches, names, configured: config.lineParts }), { graphs, tipsOf, commitsOf, dateOf });
  const { isWithdrawn, reasonOf } = findWithdrawn(notes, repositories);
  return {
    repositories,
    lines,
    isWithdrawn,
    withdrawalOf: reasonOf,
    predecessors: choosePredecessors({
      lines,
      graphs,
      tipsOf,
      dateOf,
      isWithdrawn,
      isRewritten: findRewritten(repositories),
    }),
    tipsOf,
    join: reason,
    problems: repositories.flatMap((repository) => repository.tags.problems),
  };
}

function findTips(repositories: readonly PlannedRepository[]): (release: PlannedRelease) => readonly number[] {
  const known = new Map<PlannedRelease, readonly number[]>();
  return (release) => {
    const found = known.get(release);
    if (found) return found;
    const tips = repositories.map(({ graph }, repository) => {
      const newest = release.final
        ? undefined
        : release.candidates.findLast(
            (candidate) => candidate.tags[repository] !== undefined || candidate.titled?.repository === repository,
          );
      const sha =
        release.tags[repository]?.commit ??
        newest?.tags[repository]?.commit ??
        (newest?.titled?.repository === repository ? newest.titled.commit : undefined);
      return sha === undefined ? -1 : (graph.indexOf.get(sha) ?? -1);
    });
    known.set(release, tips);
    return tips;
  };
}
