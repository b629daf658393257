import { decideLineRule, type LineRule, lineOfVersion, reasonOfLine } from '../../schema/line-rule.ts';
import type { Version } from '../../schema/version.ts';
import type { PlannedRelease } from '../plan/plan-releases.ts';

/** A line with its releases, oldest version first. */
export interface PlannedLine {
  readonly id: string;
  readonly reason: string;
  readonly releases: readonly PlannedRelease[];
}

/** Groups releases, which come oldest version first, into lines, oldest first. Before the first release there is one line, for what will be in it. */
export function planLines(
  releases: readonly PlannedRelease[],
  options: { readonly branches: readonly string[]; readonly names: readonly string[]; readonly configured: 1 | 2 | undefined },
): readonly PlannedLine[] {
  if (releases.length === 0)
    return [{ id: 'next', reason: 'No tag reads as a version yet, so everything is waiting for the first release.', releases: [] }];
  const versions: readonly Version[] = releases.map((release) => release.version);
  const rule: LineRule = decideLineRule({ versions, ...options });
  const lines = new Map<string, PlannedRelease[]>();
  for (const release of releases) {
    const id = lineOfVersion(release.version, rule);
    const known = lines.get(id);
    if (known) known.push(release);
    else lines.set(id, [release]);
  }
  return [...lines].map(([id, list]) => ({ id, reason: list[0] ? reasonOfLine(list[0].version, rule) : rule.reason, releases: list }));
}
