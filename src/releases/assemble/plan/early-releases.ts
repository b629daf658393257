import type { PlannedLine } from '../lines/plan-lines.ts';
import type { IsWithdrawn } from '../tags/withdrawn-releases.ts';
import type { PlannedRelease } from './plan-releases.ts';

/** So many versions that stayed candidates make a habit. */
const fewest = 3;

/** Versions before the first line with a final one that stayed candidates, where a project lived on those: they were its releases then. Else none. */
export function listEarly(lines: readonly PlannedLine[], isWithdrawn: IsWithdrawn): ReadonlySet<PlannedRelease> {
  const early: PlannedRelease[] = [];
  for (const line of lines) {
    const releases = line.releases.filter((release) => !isWithdrawn(release));
    if (releases.some(({ final }) => final)) break;
    early.push(...releases);
  }
  return new Set(early.length < fewest ? [] : early);
}
