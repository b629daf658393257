import { compareVersions, isCandidate, type Version } from '../../schema/version.ts';
import type { VersionTag } from './version-tag.ts';

const enough = 3;

/** The tags of a second numbering. */
export interface Numberings {
  /** Each with the tag of the first at the same commit. */
  readonly aliases: ReadonlyMap<VersionTag, VersionTag>;
  /** Those without. */
  readonly alone: readonly VersionTag[];
}

const nothing: Numberings = { aliases: new Map(), alone: [] };

/**
 * Finds a second numbering: `v0.314.0` beside `v3.14.0`, as projects write that also
 * publish a library. At least three final versions have such a twin, and no more than one in four of those that could has none.
 */
export function pairNumberings(tags: readonly VersionTag[]): Numberings {
  const byCommit = Map.groupBy(tags, ({ commit }) => commit);
  const pairs = new Map<VersionTag, VersionTag>();
  for (const same of byCommit.values()) {
    if (same.length < 2) continue;
    for (const stage of Map.groupBy(same, ({ version }) => version.stage).values()) {
      const ranked = stage.toSorted((left, right) => compareVersions(left.version, right.version));
      const first = ranked.at(-1);
      for (const second of ranked) if (first && isOther(second.version, first.version)) pairs.set(second, first);
    }
  }
  const finals = [...pairs.keys()].filter(({ version }) => !isCandidate(version));
  const majors = new Set(finals.map(({ version }) => version.numbers[0]));
  const lowest = finals.map(({ version }) => version).sort(compareVersions)[0];
  if (finals.length < enough || majors.size > 1 || !lowest) return nothing;
  const could = tags.filter(({ version }) => version.numbers[0] === lowest.numbers[0] && compareVersions(version, lowest) >= 0);
  const finalsThat = could.filter(({ version }) => !isCandidate(version));
  if (finals.length * 4 < finalsThat.length * 3) return nothing;
  return { aliases: pairs, alone: could.filter((tag) => !pairs.has(tag)) };
}

/** Whether two versions at one commit are of two numberings: other first numbers, and equal ones at the end. */
function isOther(second: Version, first: Version): boolean {
  return (
    second.numbers[0] !== first.numbers[0] &&
    second.numbers.length === first.numbers.length &&
    second.numbers.at(-1) === first.numbers.at(-1)
  );
}
