import { plainText } from '../../../text/schema/plain-text.ts';
import { finalKey, isCandidate, type Version, versionKey } from '../../schema/version.ts';
import type { VersionTag } from '../tags/version-tag.ts';
import type { PlannedRepository } from './planned-repository.ts';
import { dateOfTag } from './release-date.ts';

/** How a product's repositories are joined into releases, as configured. */
export interface JoinRules {
  readonly join: 'number' | 'time' | undefined;
  /** By version, then by repository id: the tag. */
  readonly joins: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/** Repositories whose tags bear the versions of the product, and how that was decided, in words; null for one repository. */
export interface Joined {
  readonly repositories: readonly PlannedRepository[];
  readonly reason: string | null;
}

interface Dated {
  readonly found: VersionTag;
  readonly key: string;
  readonly time: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const month = 30 * day;

/**
 * Joins tags of several repositories into releases of the first: as configured, by equal numbers, or by time where tags of other numbers were made
 * within an hour of each other twice or more. By time goes what was made within the hour, then equal numbers within a month, then what was made
 * within the day, then what was made in the month before a release and after the one before it. Tags made over a month before the first release
 * of the first repository are older than the product.
 */
export function joinRepositories(repositories: readonly PlannedRepository[], { join, joins }: JoinRules): Joined {
  const [lead, ...others] = repositories;
  if (!lead || others.length === 0) return { repositories, reason: null };
  const releases = listFinals(lead);
  const byTime = join === 'time' || (join === undefined && others.some((other) => isJoinedByTime(releases, listFinals(other))));
  const reason = byTime
    ? `Tags belong together when they were made at the same time as one of ${lead.history.id}, because numbers differ${join === 'time' ? ', as configured' : ''}.`
    : `Tags of equal numbers belong together${join === 'number' ? ', as configured' : ''}.`;
  const joined = others.map((other) => joinOne({ lead, releases, other, byTime, joins }));
  return { repositories: [lead, ...joined], reason };
}

function listFinals(repository: PlannedRepository): readonly Dated[] {
  return [...repository.tags.versions]
    .flatMap(([key, [found]]) =>
      found && !isCandidate(found.version) ? [{ found, key, time: Date.parse(dateOfTag(found, repository)) }] : [],
    )
    .sort((left, right) => left.time - right.time);
}

/** Whether two tags or more were made with a release of another number, and days from the release of their own. */
function isJoinedByTime(releases: readonly Dated[], tags: readonly Dated[]): boolean {
  const own = new Map(releases.map((release) => [release.key, release]));
  const crossed = tags.filter((tag) => {
    const equal = own.get(tag.key);
    return equal !== undefined && Math.abs(equal.time - tag.time) > day && releases.some(({ time }) => Math.abs(time - tag.time) < hour);
  });
  return crossed.length > 1;
}

interface One {
  readonly lead: PlannedRepository;
  readonly releases: readonly Dated[];
  readonly other: PlannedRepository;
  readonly byTime: boolean;
  readonly joins: JoinRules['joins'];
}

function joinOne({ lead, releases, other, byTime, joins }: One): PlannedRepository {
  const { id } = other.history;
  const first = releases[0];
  const all = listFinals(other);
  const apart = new Map<VersionTag, string>();
  for (const { found, time } of all) {
    if (first && time < first.time - month)
      apart.set(found, `It is older than the product, whose first release is ${first.found.version.text}.`);
  }
  const tags = all.filter(({ found }) => !apart.has(found));
  const releaseOf = new Map<VersionTag, { readonly release: Dated; readonly reason: string | null }>();
  const taken = new Set<Dated>();
  const pair = (tag: Dated, release: Dated | undefined, reason: string | null): void => {
    if (!release || taken.has(release) || releaseOf.has(tag.found)) return;
    taken.add(release);
    releaseOf.set(tag.found, { release, reason });
  };
  for (const release of releases) {
    const name = joins?.[release.found.version.text]?.[id];
    const tag = name === undefined ? undefined : tags.find(({ found }) => found.tag.name === name);
    if (tag) pair(tag, release, `The configuration says that ${plainText(tag.found.tag.name)} belongs to ${release.found.version.text}.`);
  }
  if (byTime) {
    pairWithin(hour);
    for (const tag of tags)
      pair(
        tag,
        releases.find((release) => release.key === tag.key && Math.abs(release.time - tag.time) <= month),
        null,
      );
    pairWithin(day);
    for (const tag of tags.toReversed()) {
      const next = releases.find((release) => release.time >= tag.time);
      const reason = `It is joined because it was made in the ${formatDays((next?.time ?? 0) - tag.time)} before, after the release before; its own number says otherwise.`;
      if (next && next.time - tag.time <= month) pair(tag, next, reason);
    }
    const keys = new Map(releases.map((release) => [release.key, release]));
    for (const tag of tags) {
      const equal = releaseOf.has(tag.found) ? undefined : keys.get(tag.key);
      if (equal)
        apart.set(
          tag.found,
          `It was made ${formatDays(Math.abs(tag.time - equal.time))} from ${equal.found.version.text} of ${lead.history.id}, so which release it belongs to is not known.`,
        );
    }
  } else
    for (const tag of tags)
      pair(
        tag,
        releases.find((release) => release.key === tag.key),
        null,
      );
  return { ...other, tags: { ...other.tags, ...renumber(other, releaseOf, apart) } };

  function pairWithin(limit: number): void {
    const pairs = tags
      .flatMap((tag) =>
        releases.map((release) => ({ tag, release, gap: Math.abs(release.time - tag.time), equal: release.key === tag.key })),
      )
      .filter(({ gap }) => gap <= limit)
      .sort((left, right) => Number(right.equal) - Number(left.equal) || left.gap - right.gap);
    for (const { tag, release, equal, gap } of pairs)
      pair(
        tag,
        release,
        equal
          ? null
          : `It is joined by time, made ${formatGap(gap)} apart from ${release.found.version.text}; its own number is ${tag.found.version.text}.`,
      );
  }
}

/** Gives tags the versions of the releases that they belong to; candidates go with their final. */
function renumber(
  { tags }: PlannedRepository,
  releaseOf: ReadonlyMap<VersionTag, { readonly release: Dated; readonly reason: string | null }>,
  apart: ReadonlyMap<VersionTag, string>,
): Pick<PlannedRepository['tags'], 'versions' | 'unknown'> {
  const moved = new Map([...releaseOf].map(([found, { release }]) => [versionKey(found.version), release.found.version]));
  const versions = new Map<string, VersionTag[]>();
  for (const same of tags.versions.values()) {
    const [first] = same;
    if (!first || apart.has(first)) continue;
    const to = moved.get(finalKey(first.version));
    const reason = releaseOf.get(first)?.reason ?? null;
    for (const found of same) {
      const version = to && finalKey(to) !== finalKey(found.version) ? as(found.version, to) : found.version;
      const renamed = { ...found, version, joined: reason };
      const key = versionKey(version);
      const known = versions.get(key);
      if (known) known.push(renamed);
      else versions.set(key, [renamed]);
    }
  }
  return { versions, unknown: [...tags.unknown, ...[...apart].map(([{ tag }, reason]) => ({ name: tag.name, reason }))] };
}

function as(version: Version, release: Version): Version {
  if (!isCandidate(version)) return release;
  const { base, numbers, build } = release;
  return { ...version, text: `${base}${version.text.slice(version.base.length)}`, base, numbers, build };
}

function formatDays(gap: number): string {
  const days = Math.max(1, Math.round(gap / day));
  return days === 1 ? 'day' : `${days} days`;
}

function formatGap(gap: number): string {
  if (gap < 60_000) return `${Math.round(gap / 1000)} seconds`;
  return gap < hour ? `${Math.round(gap / 60_000)} minutes` : `${Math.round(gap / hour)} hours`;
}
