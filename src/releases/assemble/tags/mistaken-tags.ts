import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { isReleaseCommit } from '../../schema/conventions/release-commit.ts';
import { compareVersions, isCandidate } from '../../schema/version.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import type { VersionTag } from './version-tag.ts';

/**
 * Finds tags that were given a wrong name: the commit sets another version, which is tagged there, too, and the version that the name says came
 * after a greater one of the same first number. GNOME Shell's `41.3.1` is at "Bump version to 42.3.1", five months after 41.4.
 */
export function listMistakenTags(
  tags: readonly VersionTag[],
  graph: CommitGraph,
  dateOf: (tag: VersionTag) => string,
): ReadonlyMap<VersionTag, string> {
  const mistaken = new Map<VersionTag, string>();
  const finals = tags.filter(({ version }) => !isCandidate(version));
  for (const [commit, same] of Map.groupBy(finals, (tag) => tag.commit)) {
    if (same.length < 2) continue;
    const subject = graph.commits[graph.indexOf.get(commit) ?? -1]?.subject ?? '';
    const named = same.filter(({ version }) => isReleaseCommit(subject, version.text) && namesVersion(subject, version.text));
    const [right] = named;
    if (named.length !== 1 || right === undefined) continue;
    for (const tag of same) {
      if (compareVersions(tag.version, right.version) === 0 || !isLate(tag, finals, dateOf)) continue;
      mistaken.set(tag, `Its commit sets ${right.version.text}, which is tagged there, too.`);
    }
  }
  return mistaken;
}

function namesVersion(subject: string, version: string): boolean {
  return subject.split(/[^\w.+-]+/).some((word) => word.replace(/^v|\.$/g, '') === version.replace(/^v/, ''));
}

/** Whether a greater version of the same first number was made before. */
function isLate(tag: VersionTag, finals: readonly VersionTag[], dateOf: (tag: VersionTag) => string): boolean {
  return finals.some(
    (other) =>
      other.version.numbers[0] === tag.version.numbers[0] &&
      other.commit !== tag.commit &&
      compareVersions(other.version, tag.version) > 0 &&
      compareInstants(dateOf(other), dateOf(tag)) < 0,
  );
}
