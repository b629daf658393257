import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { type Reach, reachFrom } from '../../../git/schema/reach.ts';
import type { PlannedLine } from '../lines/plan-lines.ts';
import type { IsRewritten } from '../tags/rewritten-releases.ts';
import type { IsWithdrawn } from '../tags/withdrawn-releases.ts';
import type { ChosenPredecessor, DateOf, TipsOf } from './choice-sources.ts';
import { chooseBase } from './choose-base.ts';
import { findFamilies } from './commit-families.ts';
import type { BaseChoice } from './find-partings.ts';
import type { PlannedRelease } from './plan-releases.ts';

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
  const early = listEarly(lines);
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
          const reaches = reachesOf(release, stamp);
          const choice = { release, lines, before: position, line, dateOf, families, graphs, tipsOf, isRewritten, reaches };
          base = chooseBase({ ...choice, counts: ({ final }) => final }) ?? chooseEarly({ ...choice, counts: (other) => early.has(other) });
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

/** So many versions that stayed candidates make a habit. */
const fewestEarly = 3;

/** Versions before the first final one that stayed candidates, where a project lived on those: they were its releases then. */
function listEarly(lines: readonly PlannedLine[]): ReadonlySet<PlannedRelease> {
  const early: PlannedRelease[] = [];
  for (const { releases } of lines) {
    if (releases.some(({ final }) => final)) break;
    early.push(...releases);
  }
  return new Set(early.length < fewestEarly ? [] : early);
}

function chooseEarly(choice: BaseChoice): ChosenPredecessor | null {
  const base = chooseBase(choice);
  return base && { ...base, reason: `${base.reason}, which stayed a candidate as all versions before the first final one did` };
}

function reasonOnLine(line: PlannedLine, release: PlannedRelease): string {
  const of = line.id === 'all' ? '' : ` of line ${line.id}`;
  return release.final ? `it is the last release${of} before this one` : `it is the newest final release${of}`;
}

function reasonOfSkipping(skipped: readonly PlannedRelease[]): string {
  if (skipped.length === 0) return '';
  const versions = skipped.map(({ version }) => version.text).join(' and ');
  return `; ${versions} ${skipped.length === 1 ? 'was yanked, so its' : 'were yanked, so their'} changes are listed here, too`;
}
