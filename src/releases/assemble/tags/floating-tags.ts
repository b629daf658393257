import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import { compareVersions, isCandidate } from '../../schema/version.ts';
import type { VersionTag } from './version-tag.ts';

/** A tag that is no version of its own, with the reason in words. */
export interface TagApart {
  readonly found: VersionTag;
  readonly reason: string;
}

/**
 * The tags that move with each release, such as `v2` and `v2.1` beside `v2.1.2`: of fewer parts than the releases of their series, and at a
 * commit that contains one of those which is not older by its number. `0.2` at the commit of `0.2.1` alone is a release.
 */
export function listFloatingTags(tags: readonly VersionTag[], graph: CommitGraph): readonly TagApart[] {
  const finals = tags.filter(({ version }) => !isCandidate(version));
  const most = finals.reduce((parts, { version }) => Math.max(parts, version.numbers.length), 0);
  const apart: TagApart[] = [];
  const bySeries = groupBySeries(finals);
  let paint: Int32Array | undefined;
  let stamp = 0;
  for (const found of finals) {
    const { numbers } = found.version;
    if (numbers.length >= most) continue;
    const series = (bySeries.get(numbers.join('.')) ?? []).filter((other) => other.version.numbers.length > numbers.length);
    if (series.length === 0) continue;
    const tip = graph.indexOf.get(found.commit);
    if (tip === undefined) continue;
    paint ??= new Int32Array(graph.commits.length);
    stamp += 1;
    const reaches = reachFrom(graph, [tip], paint, stamp);
    const held = series
      .map((other) => ({ other, index: graph.indexOf.get(other.commit) ?? -1 }))
      .sort((left, right) => left.index - right.index)
      .filter(({ index }) => index >= tip && reaches(index));
    if (!held.some(({ index }) => index > tip)) continue;
    const newest = held.map(({ other }) => other).sort((left, right) => compareVersions(right.version, left.version))[0];
    apart.push({
      found,
      reason: `It moves with the releases of ${found.version.text} and stands at ${newest?.version.text ?? 'one of them'}; it is no release of its own.`,
    });
  }
  return apart;
}

function groupBySeries(finals: readonly VersionTag[]): ReadonlyMap<string, readonly VersionTag[]> {
  const bySeries = new Map<string, VersionTag[]>();
  for (const found of finals) {
    for (let parts = 1; parts < found.version.numbers.length; parts += 1) {
      const series = found.version.numbers.slice(0, parts).join('.');
      const known = bySeries.get(series);
      if (known) known.push(found);
      else bySeries.set(series, [found]);
    }
  }
  return bySeries;
}
