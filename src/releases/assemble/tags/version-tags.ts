import type { RepositoryConfig } from '../../../book/schema/config.ts';
import type { CommitGraph } from '../../../git/schema/commit-graph.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Problem } from '../../../text/schema/problem.ts';
import { listOwnNotations } from '../../schema/own-notations.ts';
import { versionTaggedTwice } from '../../schema/release-problems.ts';
import { namesStageFirst, parsePatternTag, parseTagVersion } from '../../schema/tag-version.ts';
import { finalKey, isCandidate, type Version, versionKey } from '../../schema/version.ts';
import { describeMarker, isNumberedBuild } from '../../schema/version-marker.ts';
import { compareInstants } from '../changes/compare-changes.ts';
import { listFloatingTags } from './floating-tags.ts';
import { listMistakenTags } from './mistaken-tags.ts';
import { pairNumberings } from './second-numbering.ts';
import type { VersionTag } from './version-tag.ts';

/** The tags of one repository: one per version, the others with the reason why they are none. */
export interface TagsRead {
  /** By version key; the tag that counts first, then others of the same version. */
  readonly versions: ReadonlyMap<string, readonly VersionTag[]>;
  readonly unknown: readonly { readonly name: string; readonly reason: string }[];
  readonly problems: readonly Problem[];
}

// Releases and backports ask for the same.
const known = new WeakMap<RepositoryHistory, Map<string, TagsRead>>();

/** Sorts a repository's tags into versions and unknown ones, by the configured globs or else by the usual forms. */
export function readVersionTags(history: RepositoryHistory, config: RepositoryConfig, graph: CommitGraph): TagsRead {
  const before = known.get(history) ?? new Map<string, TagsRead>();
  known.set(history, before);
  const key = JSON.stringify(config);
  const found = before.get(key) ?? sortTags(history, config, graph);
  before.set(key, found);
  return found;
}

function sortTags(history: RepositoryHistory, config: RepositoryConfig, graph: CommitGraph): TagsRead {
  const patterns = config.tags === undefined ? null : typeof config.tags === 'string' ? [config.tags] : config.tags;
  const own = patterns === null ? listOwn(history, config, graph) : none;
  const found: VersionTag[] = [];
  const unknown: { name: string; reason: string }[] = [];
  const problems: Problem[] = [];
  const tags = [...history.tags].sort((left, right) => compareText(left.name, right.name));
  const read = tags.map((tag) => ({
    tag,
    version: patterns === null ? versionByForm(tag.name, own) : versionByPattern(tag.name, patterns),
  }));
  // Where there is nothing but development releases, they are what was released.
  const onlyBuilds = read.every(({ version }) => typeof version === 'string' || version.stage === 'dev');
  for (const { tag, version } of read) {
    const marker = typeof version === 'string' ? version : onlyBuilds && isNumberedBuild(version) ? null : describeMarker(version);
    if (typeof version === 'string' || marker !== null) unknown.push({ name: tag.name, reason: marker ?? '' });
    else if (tag.commit === null) unknown.push({ name: tag.name, reason: 'It leads to no commit.' });
    else found.push({ tag, version, commit: tag.commit });
  }
  const apart = new Map<VersionTag, string>();
  for (const { found: tag, reason } of listFloatingTags(found, graph)) apart.set(tag, reason);
  const { aliases, alone } = pairNumberings(found.filter((tag) => !apart.has(tag)));
  for (const tag of alone)
    apart.set(tag, 'It is of a second numbering, whose other tags stand beside those of the first, and this one stands alone.');
  const counting = found.filter((tag) => !apart.has(tag) && !aliases.has(tag));
  for (const [tag, reason] of listLate(counting, graph)) apart.set(tag, reason);
  for (const [tag, reason] of listMistakenTags(counting, graph, (each) => dateOf(each, graph))) apart.set(tag, reason);
  for (const [{ tag }, reason] of apart) unknown.push({ name: tag.name, reason });
  unknown.sort((left, right) => compareText(left.name, right.name));
  const versions = joinBuilds(groupByKey(counting.filter((tag) => !apart.has(tag))));
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
  for (const [alias, first] of aliases) versions.get(versionKey(first.version))?.push(alias);
  return { versions, unknown, problems };
}

const none: ReadonlySet<string> = new Set();

function groupByKey(tags: readonly VersionTag[]): Map<string, VersionTag[]> {
  return Map.groupBy(tags, ({ version }) => versionKey(version));
}

/** What differs from a final version only by build metadata is that version: `1.1.0+5` beside `1.1.0` (SemVer 2.0.0 §10). */
function joinBuilds(versions: Map<string, VersionTag[]>): Map<string, VersionTag[]> {
  for (const [key, tags] of [...versions]) {
    const version = tags[0]?.version;
    const without =
      version && version.build !== '' && !isCandidate(version) ? versions.get(versionKey({ ...version, build: '' })) : undefined;
    if (!without) continue;
    without.push(...tags);
    versions.delete(key);
  }
  return versions;
}

/** Builds that bear a final version's number and were made after it, elsewhere: they are no candidates for it. */
function listLate(tags: readonly VersionTag[], graph: CommitGraph): ReadonlyMap<VersionTag, string> {
  const late = new Map<VersionTag, string>();
  const finals = new Map(tags.filter(({ version }) => !isCandidate(version)).map((tag) => [versionKey(tag.version), tag]));
  let paint: Int32Array | undefined;
  let stamp = 0;
  for (const tag of tags) {
    const final = isCandidate(tag.version) ? finals.get(finalKey(tag.version)) : undefined;
    const at = final && graph.indexOf.get(final.commit);
    const own = graph.indexOf.get(tag.commit);
    if (final === undefined || at === undefined || own === undefined || at === own) continue;
    if (compareInstants(dateOf(tag, graph), dateOf(final, graph)) <= 0) continue;
    paint ??= new Int32Array(graph.commits.length);
    stamp += 1;
    if (own > at && reachFrom(graph, [at], paint, stamp)(own)) continue;
    late.set(tag, `It was made after ${final.version.text}, so it is no candidate for it.`);
  }
  return late;
}

function dateOf({ tag, commit }: VersionTag, graph: CommitGraph): string {
  return tag.taggedAt ?? graph.commits[graph.indexOf.get(commit) ?? -1]?.committedAt ?? '';
}

function listOwn({ id, tags }: RepositoryHistory, { name }: RepositoryConfig, graph: CommitGraph): ReadonlySet<string> {
  const dated = tags.map((tag) => {
    const date = tag.taggedAt ?? graph.commits[graph.indexOf.get(tag.commit ?? '') ?? -1]?.committedAt;
    return { name: tag.name, time: date === undefined ? null : Date.parse(date) };
  });
  const own = listOwnNotations(dated, { project: name ?? id, hasFolder: () => false });
  return tags.some((tag) => !namesStageFirst(tag.name) && parseTagVersion(tag.name)?.component === '') ? new Set([...own, '']) : own;
}

/** Which of two tags of one version counts: the one without build metadata, then the annotated one, then the one that was made first, then the one that spells out more parts, then by name. */
export function compareSameVersion(left: VersionTag, right: VersionTag): number {
  const build = Number(left.version.build !== '') - Number(right.version.build !== '');
  if (build !== 0) return build;
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

function versionByForm(name: string, own: ReadonlySet<string>): Version | string {
  const found = parseTagVersion(name);
  if (!found) return 'It does not read as a version.';
  if (own.has(found.component) || namesStageFirst(name)) return found.version;
  return `It is a version of the component \`${found.component || 'without name'}\`.`;
}
