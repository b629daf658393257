import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { PlannedLine } from './plan-lines.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** The release that another's notes are compared with, and why, as the end of a sentence that begins with "compared with 2.1 because". */
export interface ChosenPredecessor {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly reason: string;
  /** Whether the release contains it: its commit can be reached. False for the first release of a line that branched off elsewhere. */
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
}

/**
 * Chooses each release's predecessor: on its line the final release before it; for the first of a line, the newest final of the greatest
 * earlier line that it contains, else the first final of that line, because it then branched off before any. Of a line that has none of its
 * repositories it is the newest final made before. A release without is the product's first.
 */
export function choosePredecessors({ lines, graphs, tipsOf, dateOf }: ChoiceSources): ReadonlyMap<PlannedRelease, ChosenPredecessor> {
  const chosen = new Map<PlannedRelease, ChosenPredecessor>();
  const families = graphs.map((graph) => findFamilies(graph));
  const paints = graphs.map((graph) => new Int32Array(graph.commits.length));
  let stamp = 0;
  lines.forEach((line, position) => {
    let last: PlannedRelease | null = null;
    let base: ChosenPredecessor | null | undefined;
    for (const release of line.releases) {
      if (last !== null) {
        chosen.set(release, { release: last, line, reason: reasonOnLine(line, release), contained: true });
      } else {
        if (base === undefined || release.final) {
          stamp += 1;
          base = chooseBase({ release, lines, before: position, line, dateOf, families, tipsOf, reaches: reachesOf(release, stamp) });
        }
        if (base !== null) chosen.set(release, base);
      }
      if (release.final) last = release;
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

interface BaseChoice {
  readonly release: PlannedRelease;
  readonly line: PlannedLine;
  readonly lines: readonly PlannedLine[];
  /** How many lines are earlier. */
  readonly before: number;
  readonly dateOf: DateOf;
  readonly families: readonly Int32Array[];
  readonly tipsOf: TipsOf;
  readonly reaches: readonly (Reach | null)[];
}

function chooseBase(choice: BaseChoice): ChosenPredecessor | null {
  const { release, line, lines, before, reaches, tipsOf } = choice;
  for (let at = before - 1; at >= 0; at -= 1) {
    const candidate = lines[at];
    const finals = candidate?.releases.filter((other) => other.final) ?? [];
    const [first] = finals;
    if (!candidate || !first) continue;
    let apart = 0;
    for (let place = finals.length - 1; place >= 0; place -= 1) {
      const final = finals[place];
      if (!final) continue;
      const tips = tipsOf(final);
      const repository = reaches.findIndex((reach, index) => reach !== null && (tips[index] ?? -1) >= 0);
      if (repository < 0) apart += 1;
      if (repository < 0 || !reaches[repository]?.(tips[repository] ?? -1)) continue;
      const later = finals.length - 1 - place;
      const branched = later > apart ? [`came after ${line.id} branched off`] : [];
      const elsewhere = apart > 0 ? ['have no repository in common with it'] : [];
      return {
        release: final,
        line: candidate,
        contained: true,
        reason:
          later === 0
            ? `it is the last release of line ${candidate.id} before ${line.id} branched off`
            : `it is the newest release of line ${candidate.id} that ${release.version.text} contains; later ones ${[...branched, ...elsewhere].join(' or ')}`,
      };
    }
    const elsewhere = findApart(finals, choice);
    if (elsewhere) {
      return {
        release: elsewhere,
        line: candidate,
        contained: false,
        reason: `it is the newest release of line ${candidate.id} made before it; they have no repository in common`,
      };
    }
    if (sharesHistory(first, choice)) {
      return {
        release: first,
        line: candidate,
        contained: false,
        reason: `it is the first release of line ${candidate.id}, and ${line.id} contains none of that line's releases: they were tagged on a branch of their own`,
      };
    }
  }
  return chooseUnrelated(choice);
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
