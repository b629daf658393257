import { type CommitGraph, edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import type { Reach } from '../../../git/schema/reach.ts';
import { isReleaseCommit } from '../../schema/conventions/release-commit.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { IsRewritten } from '../tags/rewritten-releases.ts';
import type { DateOf, TipsOf } from './choice-sources.ts';
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
  for (let place = finals.length - 1; place >= 0; place -= 1) {
    const final = finals[place];
    if (!final) continue;
    const tips = tipsOf(final);
    const repository = reaches.findIndex((reach, index) => reach !== null && (tips[index] ?? -1) >= 0);
    if (repository < 0) apart += 1;
    const tip = tips[repository] ?? -1;
    if (repository < 0) continue;
    const contained = reaches[repository]?.(tip) ?? false;
    const at = contained ? tip : findBeside(tip, repository, { final, choice });
    if (at < 0) continue;
    const later = finals.length - 1 - place;
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
  if (!graph || commit?.parents.length !== 1 || edgeOf(graph, tip) === edgeOf(graph, tip + 1)) return -1;
  const parent = parentAt(graph, edgeOf(graph, tip));
  if (!isReleaseCommit(commit.subject, final.version.text) || !reaches[repository]?.(parent)) return -1;
  return compareInstants(dateOf(final) ?? '', dateOf(release) ?? '') <= 0 ? parent : -1;
}

/** For a line of which a release contains nothing: its first final, made before, with the place where the two parted. */
export function findParting(line: PlannedLine, finals: readonly PlannedRelease[], choice: BaseChoice): Parting | null {
  const { line: own, reaches, tipsOf, graphs } = choice;
  const first = finals[0];
  if (!first || !sharesHistory(first, choice)) return null;
  const tips = tipsOf(first);
  const repository = reaches.findIndex((reach, index) => reach !== null && (tips[index] ?? -1) >= 0);
  const graph = graphs[repository];
  const reach = reaches[repository];
  return {
    release: first,
    line,
    contained: false,
    at: graph && reach ? findMergeBase(graph, tips[repository] ?? -1, reach) : Number.MAX_SAFE_INTEGER,
    repository,
    reason: `it is the first release of line ${line.id}, and ${own.id} contains none of that line's releases: they were tagged on a branch of their own`,
  };
}

/** Whether the place of one parting can be reached from that of another, or the two lie in different repositories. */
export function isBehind(one: Parting, other: Parting, graphs: readonly CommitGraph[]): boolean {
  const graph = graphs[one.repository];
  if (!graph || one.repository !== other.repository) return true;
  return findMergeBase(graph, other.at, (index) => index >= one.at) === one.at;
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

/** Whether two releases have history in common and the other was not made later, as 1.9 may be after 2.0. */
function sharesHistory(other: PlannedRelease, { release, dateOf, families, tipsOf }: BaseChoice): boolean {
  const theirs = tipsOf(other);
  return tipsOf(release).some((tip, repository) => {
    const their = theirs[repository] ?? -1;
    const family = families[repository];
    if (tip < 0 || their < 0 || family === undefined || rootOf(family, tip) !== rootOf(family, their)) return false;
    return compareInstants(dateOf(other) ?? '', dateOf(release) ?? '') <= 0;
  });
}
