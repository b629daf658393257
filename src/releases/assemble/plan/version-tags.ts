import type { RepositoryConfig } from '../../../book/schema/config.ts';
import type { RawTag, RepositoryHistory } from '../../../git/schema/repository.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { versionTaggedTwice } from '../../schema/release-problems.ts';
import { parsePatternTag, parseTagVersion } from '../../schema/tag-version.ts';
import { compareText, type Version, versionKey } from '../../schema/version.ts';

/** A tag that is a version of the product. */
export interface VersionTag {
  readonly tag: RawTag;
  readonly version: Version;
  readonly commit: string;
}

/** The tags of one repository: one per version, the others with the reason why they are none. */
export interface TagsRead {
  /** By version key; the tag that counts first, then others of the same version. */
  readonly versions: ReadonlyMap<string, readonly VersionTag[]>;
  readonly unknown: readonly { readonly name: string; readonly reason: string }[];
  readonly problems: readonly Problem[];
}

/** Sorts a repository's tags into versions and unknown ones, by the configured globs or else by the usual forms. */
export function readVersionTags(history: RepositoryHistory, config: RepositoryConfig): TagsRead {
  const patterns = config.tags === undefined ? null : typeof config.tags === 'string' ? [config.tags] : config.tags;
  const own = patterns === null ? ownComponent(history.tags) : '';
  const versions = new Map<string, VersionTag[]>();
  const unknown: { name: string; reason: string }[] = [];
  const problems: Problem[] = [];
  const tags = [...history.tags].sort((left, right) => compareText(left.name, right.name));
  for (const tag of tags) {
    const found = patterns === null ? versionByForm(tag.name, own) : versionByPattern(tag.name, patterns);
    if (typeof found === 'string') unknown.push({ name: tag.name, reason: found });
    else if (tag.commit === null) unknown.push({ name: tag.name, reason: 'It leads to no commit.' });
    else {
      const key = versionKey(found);
      const same = versions.get(key) ?? [];
      same.push({ tag, version: found, commit: tag.commit });
      versions.set(key, same);
    }
  }
  for (const same of versions.values()) {
    if (same.length < 2) continue;
    same.sort(compareSameVersion);
    const [first, ...others] = same;
    if (!first || others.every((other) => other.commit === first.commit)) continue;
    problems.push(
      versionTaggedTwice(
        { source: history.id },
        first.tag.name,
        others.map((other) => other.tag.name),
      ),
    );
  }
  return { versions, unknown, problems };
}

/** Which of two tags of one version counts: the annotated one, then the one that was made first, then the one that spells out more parts, then by name. */
export function compareSameVersion(left: VersionTag, right: VersionTag): number {
  const kind = Number(left.tag.kind === 'lightweight') - Number(right.tag.kind === 'lightweight');
  if (kind !== 0) return kind;
  const date =
    left.tag.taggedAt !== null && right.tag.taggedAt !== null ? Date.parse(left.tag.taggedAt) - Date.parse(right.tag.taggedAt) : 0;
  return date || right.version.numbers.length - left.version.numbers.length || compareText(left.tag.name, right.tag.name);
}

function versionByPattern(name: string, patterns: readonly string[]): Version | string {
  let fits = false;
  for (const pattern of patterns) {
    const found = parsePatternTag(name, pattern);
    if (found.version) return found.version;
    fits ||= found.fits;
  }
  return fits ? 'It does not read as a version.' : `It does not fit ${patterns.map((pattern) => `\`${pattern}\``).join(' or ')}.`;
}

function versionByForm(name: string, own: string): Version | string {
  const found = parseTagVersion(name);
  if (!found) return 'It does not read as a version.';
  return found.component === own ? found.version : `It is a version of the component \`${found.component || 'without name'}\`.`;
}

/** The component whose tags are the repository's own versions: none, unless every tag names one; then the one with the most tags. */
function ownComponent(tags: readonly RawTag[]): string {
  const counts = new Map<string, number>();
  for (const tag of tags) {
    const component = parseTagVersion(tag.name)?.component;
    if (component === '') return '';
    if (component !== undefined) counts.set(component, (counts.get(component) ?? 0) + 1);
  }
  const ranked = [...counts].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  return ranked[0]?.[0] ?? '';
}
