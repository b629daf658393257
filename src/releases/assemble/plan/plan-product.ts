import { indexCommits } from '../../../git/schema/commit-graph.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { readFacts } from '../changes/commit-facts.ts';
import { type ChosenPredecessor, choosePredecessors } from './choose-predecessors.ts';
import { listTitledCandidates } from './list-titled-candidates.ts';
import { type PlannedLine, planLines } from './plan-lines.ts';
import { type PlannedRelease, planReleases } from './plan-releases.ts';
import type { PlannedRepository } from './planned-repository.ts';
import type { ProductSources } from './product-sources.ts';
import { dateOfNewestCandidate, dateOfRelease } from './release-date.ts';
import { readVersionTags } from './version-tags.ts';

/** Which releases there are, on which lines, compared with what; before any change is looked at. */
export interface ProductPlan {
  readonly repositories: readonly PlannedRepository[];
  readonly lines: readonly PlannedLine[];
  readonly predecessors: ReadonlyMap<PlannedRelease, ChosenPredecessor>;
  /** A release's commit in each repository, -1 where it has none. Of the final tag, else of the newest candidate. */
  readonly tipsOf: (release: PlannedRelease) => readonly number[];
  readonly problems: readonly Problem[];
}

/** Reads tags and titles into a plan of the product's releases. */
export function planProduct({ config, histories, facts }: ProductSources): ProductPlan {
  const repositories = histories.map((history, index): PlannedRepository => {
    const own = config.repositories[index] ?? { path: history.id };
    const graph = indexCommits(history);
    return { history, config: own, graph, factsOf: readFacts(graph, facts?.get(history.id)), tags: readVersionTags(history, own) };
  });
  const releases = planReleases(
    repositories.map((repository) => repository.tags.versions),
    repositories.flatMap(listTitledCandidates),
  );
  const branches = repositories.flatMap((repository) => repository.history.branches.map((branch) => branch.name));
  const lines = planLines(releases, { branches, configured: config.lineParts });
  const tipsOf = findTips(repositories);
  return {
    repositories,
    lines,
    predecessors: choosePredecessors({
      lines,
      graphs: repositories.map((repository) => repository.graph),
      tipsOf,
      dateOf: (release) => dateOfRelease(release, { repositories }) ?? dateOfNewestCandidate(release, { repositories }),
    }),
    tipsOf,
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
