import { type CommitGraph, edgeOf, isMerge, parentAt } from '../../../git/schema/commit-graph.ts';
import type { Reach } from '../../../git/schema/reach.ts';
import { isReleaseCommit } from '../../schema/conventions/release-commit.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { IsRewritten } from '../tags/rewritten-releases.ts';
import { type DateOf, isNotLater, type TipsOf } from './choice-sources.ts';
import { rootOf } from './commit-families.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** What choosing what the first release of a line is compared with needs. */
export interface BaseChoice {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly lines: readonly PlannedLine[];
  /** How many lines are earlier. */
  readonly before: number;
  readonly dateOf: DateOf;
  readonly families: readonly Int32Array[];
  readonly graphs: readonly CommitGraph[];
  readonly tipsOf: TipsOf;
  readonly isRewritten: IsRewritten;
  readonly reaches: readonly (Reach | null)[];
  /** Which releases others are compared with: final ones. */
  readonly counts: (release: PlannedRelease) => boolean;
}

/** Where a line parted from what a release contains. */
export interface Parting {
  readonly line: PlannedLine;
  readonly release: PlannedRelease;
  readonly contained: boolean;
  /** The newest commit that both have, by its number: the smaller, the newer. */
  readonly at: number;
  readonly repository: number;
  readonly reason: string;
}

/** The newest final of a line that a release contains, but for the commit that sets its version: that is often tagged beside the branch that goes on. */
export function findContained(line: PlannedLine, finals: readonly PlannedRelease[], choice: BaseChoice): Parting | null {
  const { release, line: own, reaches, tipsOf } = choice;
  let apart = 0;
  for (const [later, final] of finals.toReversed().entries()) {
    const tips = tipsOf(final);
    const repository = reaches.findIndex((reach, index) => reach !== null && (tips[index] ?? -1) >= 0);
    const reach = reaches[repository];
    const tip = tips[repository];
    if (!reach || tip === undefined) {
      apart += 1;
      continue;
    }
    const contained = reach(tip);
    const at = contained ? tip : findBeside(tip, repository, { final, choice });
    if (at < 0) continue;
    const branched = later > apart ? [`came after ${own.id} branched off`] : [];
    const elsewhere = apart > 0 ? ['have no repository in common with it'] : [];
    const last = contained
      ? `it is the last release of line ${line.id} before ${own.id} branched off`
      : `it is the last release of line ${line.id} before this one, and ${release.version.text} contains it but for the commit that was tagged`;
    return {
      release: final,
      line,
      contained: true,
      at,
      repository,
      reason:
        later === 0
          ? last
          : `it is the newest release of line ${line.id} that ${release.version.text} contains; later ones ${[...branched, ...elsewhere].join(' or ')}`,
    };
  }
  return null;
}

/** Where the one commit of a release that another does not contain, its release commit, left what it contains; -1 when there is more to it. */
function findBeside(
  tip: number,
  repository: number,
  { final, choice }: { readonly final: PlannedRelease; readonly choice: BaseChoice },
): number {
  const { release, reaches, graphs, dateOf } = choice;
  const graph = graphs[repository];
  const commit = graph?.commits[tip];
  if (!graph || !commit || isMerge(graph, tip) || edgeOf(graph, tip) === edgeOf(graph, tip + 1)) return -1;
  const parent = parentAt(graph, edgeOf(graph, tip));
  if (!isReleaseCommit(commit.subject, final.version.text) || !reaches[repository]?.(parent)) return -1;
  return isNotLater(final, release, dateOf) ? parent : -1;
}

/** For a line of which a release contains nothing: its first final, made before, with the place where the two parted. */
export function findParting(line: PlannedLine, finals: readonly PlannedRelease[], choice: BaseChoice): Parting | null {
  const { release, line: own, reaches, tipsOf, graphs, dateOf } = choice;
  const [first] = finals;
  if (!first || !isNotLater(first, release, dateOf)) return null;
  const repository = findShared(first, choice);
  const graph = graphs[repository];
  const reach = reaches[repository];
  if (!graph || !reach) return null;
  return {
    release: first,
    line,
    contained: false,
    at: findMergeBase(graph, tipsOf(first)[repository] ?? -1, reach),
    repository,
    reason: `it is the first release of line ${line.id}, and ${own.id} contains none of that line's releases: they were tagged on a branch of their own`,
  };
}

/** Whether the place of one parting can be reached from that of another. */
export function isBehind(one: Parting, other: Parting, graphs: readonly CommitGraph[]): boolean {
  const graph = one.repository === other.repository ? graphs[one.repository] : undefined;
  return graph !== undefined && findMergeBase(graph, other.at, (index) => index >= one.at) === one.at;
}

/** The newest commit that leads to a tip and can be reached from elsewhere, by its number. */
function findMergeBase(graph: CommitGraph, tip: number, reaches: Reach): number {
  const met = new Set([tip]);
  let best = Number.MAX_SAFE_INTEGER;
  const stack = [tip];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (index >= best) continue;
    if (reaches(index)) {
      best = index;
      continue;
    }
    for (let edge = edgeOf(graph, index); edge < edgeOf(graph, index + 1); edge += 1) {
      const parent = parentAt(graph, edge);
      if (met.has(parent)) continue;
      met.add(parent);
      stack.push(parent);
    }
  }
  return best;
}

/** The first repository in which two releases have history in common; -1 for none. */
function findShared(other: PlannedRelease, { release, families, tipsOf }: BaseChoice): number {
  const theirs = tipsOf(other);
  return tipsOf(release).findIndex((tip, repository) => {
    const their = theirs[repository] ?? -1;
    const family = families[repository];
    return family !== undefined && tip >= 0 && their >= 0 && rootOf(family, tip) === rootOf(family, their);
  });
}
