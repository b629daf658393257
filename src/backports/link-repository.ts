import type { CollectInputs } from '../book/capability.ts';
import type { BackportsConfig } from '../book/schema/backports-config.ts';
import type { Product } from '../book/schema/book.ts';
import type { Change } from '../book/schema/change.ts';
import type { RepositoryConfig } from '../book/schema/config.ts';
import { readPatchTexts } from '../git/read/patches/read-prints.ts';
import { indexCommits, isMerge } from '../git/schema/commit-graph.ts';
import { findCommits } from '../git/schema/find-commit.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import { knowPulls } from '../releases/assemble/changes/know-pulls.ts';
import { prepareMerged } from '../releases/assemble/changes/list-merged.ts';
import { readFacts } from '../releases/assemble/facts/commit-facts.ts';
import { findSides } from '../releases/assemble/links/line-reach.ts';
import { listTrunkTips } from '../releases/assemble/links/line-targets.ts';
import { findHome } from '../releases/assemble/plan/find-home.ts';
import { readVersionTags } from '../releases/assemble/tags/version-tags.ts';
import { collectLinks, type FoundLinks } from '../releases/collect-links.ts';
import type { Problem } from '../text/schema/problem.ts';
import { findNamed } from './assemble/apply-ledger.ts';
import type { LinkedRepository } from './assemble/linked-repository.ts';
import { listLinkProblems, listUnknownBranches } from './assemble/list-link-problems.ts';
import { listReleaseTips, planColumn } from './assemble/plan-columns.ts';
import { planRepositoryColumns } from './assemble/plan-repository-columns.ts';
import { prepareBrought } from './assemble/prepare-brought.ts';
import { prepareChangeOf } from './read/find-changes.ts';
import { copiesNotCompared, copiesNotLookedFor, ledgerUnknown } from './schema/backport-problems.ts';
import { comparePrints, looksMoved, nameTop, nameTreeMove } from './schema/compare-copy.ts';
import type { LedgerEntry } from './schema/ledger.ts';

/** So many pairs are compared for how faithful the copy is, the newest first, and of so many that differ the difference is shown. */
const mostCompared = 20_000;
const mostShown = 400;
/** From so many copies on that moved in the same way, a whole folder stands elsewhere. */
const wholeFolder = 10;

/** What linking the copies of a repository takes. */
export interface LinkOptions {
  readonly product: Product;
  readonly history: RepositoryHistory;
  readonly gitDir: string;
  readonly config: BackportsConfig;
  readonly repositoryConfig: RepositoryConfig;
  readonly entries: readonly LedgerEntry[];
  readonly several: boolean;
  /** What is called that is not on a line yet: the branch where work goes on, where all repositories call it the same. */
  readonly nextName: string;
  readonly inputs: CollectInputs;
  /** Corrections that were found in some repository. */
  readonly corrections: Set<LedgerEntry>;
}

/** A repository with its copies linked and compared, and what was wrong on the way. */
export async function linkRepository(options: LinkOptions) {
  const { product, history, gitDir, config, repositoryConfig, entries, several, inputs, corrections } = options;
  const graph = indexCommits(history);
  const factsOf = readFacts(graph);
  const find = findCommits(graph);
  const at = (sha: string): number => graph.indexOf.get(sha) ?? -1;
  const planFor = { history, config: repositoryConfig, graph, factsOf, tags: readVersionTags(history, repositoryConfig, graph) };
  const planned = planRepositoryColumns({ product, repository: planFor, environments: config.environments, nextName: options.nextName });
  const byLine = Map.groupBy(product.releases, ({ line }) => line);
  const releasesOf = planned.map(({ id, kind }) => (kind === 'line' ? (byLine.get(id) ?? []) : []));
  const columns = planned.map((column, place) => planColumn(column, releasesOf[place] ?? [], history.id, graph));
  const trunkTips = listTrunkTips(history, { branch: repositoryConfig.branch }).map(at);
  const targets = planned.map(({ id, kind, tips }, place) => ({
    id: `${kind} ${id}`,
    tips: [...tips, ...listReleaseTips(releasesOf[place] ?? [], history.id).map(at)],
  }));
  const sides = findSides(graph, trunkTips, targets);
  const pulls = knowPulls({ graph, factsOf });
  const listMerged = prepareMerged(graph);
  const problems: Problem[] = [];
  const written = new Map<number, number | null>();
  for (const entry of entries) {
    if (entry.decision !== 'corrected') continue;
    const { commits } = findNamed(entry.change, { id: history.id, graph, find, pulls, listMerged });
    const origin = entry.origin === 'none' ? null : find(entry.origin);
    if (commits.length === 0) continue;
    corrections.add(entry);
    if (origin === -1) problems.push(ledgerUnknown(entry.place, { change: entry.origin }));
    else for (const commit of commits) written.set(commit, origin);
  }
  const found = await collectLinks({
    ...{ history, gitDir, sides, factsOf, find, written, similarity: config.similarity },
    kept: inputs.kept,
    conventions: config.conventions,
  });
  const { compared, missing } = await comparePairs(found, graph);
  const moves = new Map<string, number>();
  const tops = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string | null): void => {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const listOften = (counts: ReadonlyMap<string, number>): ReadonlySet<string> =>
    new Set([...counts].filter(([, number]) => number >= wholeFolder).map(([key]) => key));
  const differing = found.links
    .filter(({ from, copy, origin }) => {
      const [one, other] = [compared.get(origin ?? from ?? -1), compared.get(copy)];
      const comparison = one && other && !one.cut && !other.cut ? comparePrints(one, other) : null;
      const moved = comparison?.kind === 'differs' ? looksMoved(comparison) : null;
      count(moves, moved && nameTreeMove(moved));
      count(tops, moved && nameTop(moved));
      return comparison?.kind === 'differs';
    })
    .slice(0, mostShown);
  const shaOf = (index: number): string => graph.commits[index]?.sha ?? '';
  const texts = await readPatchTexts(
    gitDir,
    differing.flatMap(({ copy, from, origin }) => [shaOf(copy), shaOf(origin ?? from ?? copy)]),
    1500,
  );
  // Where nothing was copied nobody asks.
  let findChange: ReturnType<typeof prepareChangeOf> | undefined;
  const changeOf = (index: number): Change | undefined => {
    findChange ??= prepareChangeOf(product, history.id);
    return findChange(shaOf(index));
  };
  const broughtWith = prepareBrought({
    sides,
    factsOf,
    tips: trunkTips,
    home: findHome(planFor),
    changeOf,
  });
  const repository: LinkedRepository = {
    ...{ id: history.id, prefix: several ? `${history.id}-` : '', graph, factsOf, find, pulls, listMerged, sides, columns },
    links: found.links,
    changeOf,
    broughtWith,
    ...{ treeMoves: listOften(moves), tops: listOften(tops) },
    printOf: (index) => compared.get(index),
    textOf: (index) => texts.get(shaOf(index)),
  };
  problems.push(...listLinkProblems(found, repository, entries), ...listUnknownBranches(repository, history, product));
  if (missing > 0) problems.push(copiesNotCompared({ source: history.id }, missing));
  if (found.notLookedAt > 0) problems.push(copiesNotLookedFor({ source: history.id }, found.notLookedAt));
  return { repository, problems, notLookedAt: found.notLookedAt, notCompared: missing };
}

async function comparePairs(found: FoundLinks, graph: LinkedRepository['graph']) {
  const pairs = found.links
    .filter(({ from }) => from !== null)
    .toSorted((left, right) => left.copy - right.copy)
    .slice(0, mostCompared);
  const wanted = pairs.flatMap(({ copy, from, origin }) => [copy, origin ?? from ?? copy, from ?? copy]);
  const compared = await found.printsOf(wanted.filter((index) => !isMerge(graph, index)));
  return {
    compared,
    missing: pairs.filter(({ copy, origin, from }) => compared.get(copy) === null || compared.get(origin ?? from ?? copy) === null).length,
  };
}
