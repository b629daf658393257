import { type CommitGraph, edgeOf, parentAt } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';
import { isReleaseCommit } from '../../schema/conventions/release-commit.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { IsRewritten } from '../tags/rewritten-releases.ts';
import type { IsWithdrawn } from '../tags/withdrawn-releases.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** The release that another's notes are compared with, and why, as the end of a sentence that begins with "compared with 2.1 because". */
export interface ChosenPredecessor {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly reason: string;
  /** Whether the release contains it: its commit can be reached, or was rewritten. False for the first release of a line that branched off elsewhere. */
  readonly contained: boolean;
}

/** When a release was made, or its newest candidate. */
export type DateOf = (release: PlannedRelease) => string | null;

/** A release's commit in each repository, -1 where it has none. */
export type TipsOf = (release: PlannedRelease) => readonly number[];

/** What choosing needs. */
export interface ChoiceSources {
  readonly lines: readonly PlannedLine[];
  readonly graphs: readonly CommitGraph[];
  readonly tipsOf: TipsOf;
  readonly dateOf: DateOf;
  readonly isWithdrawn: IsWithdrawn;
  readonly isRewritten: IsRewritten;
}

/**
 * Chooses each release's predecessor: on its line the final release before it; for the first of a line, of the earlier line that it parted
 * from last, the newest final that it contains, else the first, because it then branched off before any. A final counts as contained when all
 * but the commit that sets its version is. Of a line that has none of its repositories it is the newest final made before. A release without is
 * the product's first.
 */
export function choosePredecessors({
  lines: all,
  graphs,
  tipsOf,
  dateOf,
  isWithdrawn,
  isRewritten,
}: ChoiceSources): ReadonlyMap<PlannedRelease, ChosenPredecessor> {
  const chosen = new Map<PlannedRelease, ChosenPredecessor>();
  // Nobody should have what was withdrawn, so nothing is compared with it.
  const lines = all.map((line) => ({ ...line, releases: line.releases.filter((release) => !isWithdrawn(release)) }));
  const families = graphs.map((graph) => findFamilies(graph));
  const paints = graphs.map((graph) => new Int32Array(graph.commits.length));
  let stamp = 0;
  all.forEach((line, position) => {
    let last: PlannedRelease | null = null;
    let skipped: PlannedRelease[] = [];
    let base: ChosenPredecessor | null | undefined;
    for (const release of line.releases) {
      if (last !== null) {
        chosen.set(release, { release: last, line, reason: `${reasonOnLine(line, release)}${reasonOfSkipping(skipped)}`, contained: true });
      } else {
        if (base === undefined || release.final) {
          stamp += 1;
          base = chooseBase({
            release,
            lines,
            before: position,
            line,
            dateOf,
            families,
            graphs,
            tipsOf,
            isRewritten,
            reaches: reachesOf(release, stamp),
          });
        }
        if (base !== null) chosen.set(release, { ...base, reason: `${base.reason}${reasonOfSkipping(skipped)}` });
      }
      if (isWithdrawn(release)) skipped.push(release);
      else if (release.final) {
        last = release;
        skipped = [];
      }
    }
  });
  return chosen;

  function reachesOf(release: PlannedRelease, mark: number): readonly (Reach | null)[] {
    return tipsOf(release).map((tip, repository) => {
      const graph = graphs[repository];
      const paint = paints[repository];
      return tip < 0 || !graph || !paint ? null : reachFrom(graph, [tip], paint, mark);
    });
  }
}

function reasonOnLine(line: PlannedLine, release: PlannedRelease): string {
  const of = line.id === 'all' ? '' : ` of line ${line.id}`;
  return release.final ? `it is the last release${of} before this one` : `it is the newest final release${of}`;
}

function reasonOfSkipping(skipped: readonly PlannedRelease[]): string {
  if (skipped.length === 0) return '';
  const versions = skipped.map(({ version }) => version.text).join(' and ');
  return `; ${versions} ${skipped.length === 1 ? 'was withdrawn, so its' : 'were withdrawn, so their'} changes are listed here, too`;
}

interface BaseChoice {
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
}

/** Where a line parted from what a release contains. */
interface Parting {
  readonly line: PlannedLine;
  readonly release: PlannedRelease;
  readonly contained: boolean;
  /** The newest commit that both have, by its number: the smaller, the newer. */
  readonly at: number;
  readonly repository: number;
  readonly reason: string;
}

function chooseBase(choice: BaseChoice): ChosenPredecessor | null {
  const { lines, before } = choice;
  let best: Parting | null = null;
  for (let at = before - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const finals = line?.releases.filter((other) => other.final) ?? [];
    if (!line || finals.length === 0) continue;
    const apart = findApart(finals, choice);
    if (apart && !best) {
      return {
        release: apart,
        line,
        contained: false,
        reason: `it is the newest release of line ${line.id} made before it; they have no repository in common`,
      };
    }
    const parting = findContained(line, finals, choice) ?? findParting(line, finals, choice);
    if (!parting) continue;
    // An earlier line that parted where this one did was there first, unless the first number is still the same; one that parted later is nearer.
    const isSettled = best?.contained || best?.release.version.numbers[0] === choice.release.version.numbers[0];
    if (best && (parting.at > best.at || (parting.at === best.at && isSettled))) break;
    // A maintained line that was merged back is newer than the release of the line after it, and does not hold that.
    if (best?.contained && parting.contained && !isBehind(best, parting, choice.graphs)) continue;
    best = parting;
    // What is behind a release made before it went back, and from there the last one is compared with.
    if (!parting.contained && choice.tipsOf(choice.release).includes(parting.at)) break;
  }
  if (!best) return chooseUnrelated(choice);
  const { release, line, contained, reason } = best;
  return contained ? { release, line, contained, reason } : (findRewrittenBase(best, choice) ?? { release, line, contained, reason });
}

/** The newest final of the line that a release does not reach, when its commits were made anew where the release does. */
function findRewrittenBase({ line, repository }: Parting, choice: BaseChoice): ChosenPredecessor | null {
  const { isRewritten, reaches, tipsOf, dateOf } = choice;
  const reach = reaches[repository];
  const date = dateOf(choice.release) ?? '';
  const release = line.releases.findLast((other) => {
    const tip = tipsOf(other)[repository] ?? -1;
    if (!reach || !other.final || tip < 0 || compareInstants(dateOf(other) ?? '', date) > 0) return false;
    return isRewritten({ repository, tip, version: other.version.text, reaches: reach });
  });
  if (!release) return null;
  const reason = `it is the last release of line ${line.id} whose commits ${choice.release.version.text} has: they were rebased after it was tagged`;
  return { release, line, contained: true, reason };
}

/** The newest final of a line that a release contains, but for the commit that sets its version: that is often tagged beside the branch that goes on. */
function findContained(line: PlannedLine, finals: readonly PlannedRelease[], choice: BaseChoice): Parting | null {
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

/** Whether the place of one parting can be reached from that of another, or the two lie in different repositories. */
function isBehind(one: Parting, other: Parting, graphs: readonly CommitGraph[]): boolean {
  const graph = graphs[one.repository];
  if (!graph || one.repository !== other.repository) return true;
  return findMergeBase(graph, other.at, (index) => index >= one.at) === one.at;
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
function findParting(line: PlannedLine, finals: readonly PlannedRelease[], choice: BaseChoice): Parting | null {
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

/** For a line that began anew: the newest final release made before, of the greatest earlier line that has one. */
function chooseUnrelated({ release, lines, before, dateOf }: BaseChoice): ChosenPredecessor | null {
  const date = dateOf(release) ?? '';
  for (let at = before - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const newest = line?.releases.findLast((other) => other.final && compareInstants(dateOf(other) ?? '', date) <= 0);
    if (!line || !newest) continue;
    const reason = `it is the newest release of line ${line.id} made before it, though ${release.version.text} does not build on it`;
    return { release: newest, line, contained: false, reason };
  }
  return null;
}

/** The newest of a line's final releases made before a release, when no repository has both; commits can then not tell which it follows. */
function findApart(finals: readonly PlannedRelease[], { release, dateOf, tipsOf }: BaseChoice): PlannedRelease | undefined {
  const own = tipsOf(release);
  const hasCommon = (other: PlannedRelease): boolean => tipsOf(other).some((tip, repository) => tip >= 0 && (own[repository] ?? -1) >= 0);
  if (finals.some(hasCommon)) return undefined;
  return finals.findLast((other) => compareInstants(dateOf(other) ?? '', dateOf(release) ?? '') <= 0);
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

/** Which commits are connected at all, as a forest of numbers (union-find). */
function findFamilies(graph: CommitGraph): Int32Array {
  const family = new Int32Array(graph.commits.length).map((_, index) => index);
  for (let index = 0; index < graph.commits.length; index += 1) {
    for (let edge = graph.firstParent[index] ?? 0; edge < (graph.firstParent[index + 1] ?? 0); edge += 1) {
      const one = rootOf(family, index);
      const other = rootOf(family, graph.parents[edge] ?? index);
      if (one !== other) family[one] = other;
    }
  }
  return family;
}

function rootOf(family: Int32Array, index: number): number {
  let at = index;
  for (let next = family[at] ?? at; next !== at; next = family[at] ?? at) {
    const above = family[next] ?? next;
    family[at] = above;
    at = above;
  }
  return at;
}
