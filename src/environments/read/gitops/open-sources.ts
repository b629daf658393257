import type { Problem } from '../../../text/schema/problem.ts';
import type { PromotionCommit } from '../../schema/gitops/commit-words.ts';
import type { PromotionSource } from '../../schema/gitops/compile-source.ts';
import type { FilePattern } from '../../schema/gitops/file-pattern.ts';
import { type FileValues, noValues } from '../../schema/gitops/file-values.ts';
import {
  promotionsMatchNothing,
  promotionsOfOthers,
  promotionsTooMany,
  promotionsUnreadable,
  promotionsWithoutDate,
  promotionsWithoutRing,
  promotionsWithoutValue,
  type Unreadable,
} from '../../schema/gitops/gitops-problems.ts';
import { type FollowedSource, followSource, type SourceFile } from './follow-source.ts';
import type { FileChange, LoggedCommit } from './promotion-log.ts';

/** What was read of the contents that a chunk of commits names, for one source. */
export interface SourceContents {
  readonly values: (file: OpenFile, object: string) => FileValues | Unreadable;
  readonly members: (file: OpenFile, object: string) => ReadonlySet<string> | Unreadable;
}

/** A file of a source, and what it is for. */
export interface OpenFile extends SourceFile {
  readonly kind: 'versions' | 'members';
}

/** A source while it is read. */
export interface SourceReading {
  readonly source: PromotionSource;
  readonly followed: FollowedSource;
  /** What a path is to the source; null for nothing. */
  readonly fileOf: (path: string) => OpenFile | null;
  /** Lets the source see a commit; false when none of its files changed. */
  readonly apply: (commit: LoggedCommit, contents: ReadonlyMap<SourceReading, SourceContents>) => boolean;
  readonly noteUndated: (commit: string) => void;
  readonly noteTooMuch: () => void;
  readonly listProblems: () => readonly Problem[];
}

const mostFiles = 20_000;

/** Opens the sources of one repository. */
export function openSources(sources: readonly PromotionSource[]): {
  readonly pathspecs: readonly string[];
  readonly readings: readonly SourceReading[];
} {
  return { pathspecs: [...new Set(sources.flatMap(({ pathspecs }) => pathspecs))], readings: sources.map(openSource) };
}

function openSource(source: PromotionSource): SourceReading {
  const { config } = source;
  const followed = followSource(source);
  const files = new Map<string, OpenFile | null>();
  const unreadable = new Map<Unreadable, { path: string; commit: string; count: number }>();
  const undated = { first: '', count: 0 };
  const seen = { applications: new Set<string>(), environments: new Set<string>() };
  let matched = 0;
  let found = false;
  let tooMuch = false;

  const open = (path: string): OpenFile | null => {
    const versions = findFirst(source.patterns, path);
    const file = versions ?? findFirst(source.members, path);
    if (file === null) return null;
    if (matched >= mostFiles) {
      tooMuch = true;
      return null;
    }
    if (versions !== null) matched += 1;
    return { ...file, path, kind: versions === null ? 'members' : 'versions' };
  };
  const fileOf = (path: string): OpenFile | null => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const file = open(path);
    files.set(path, file);
    return file;
  };
  const noteUnreadable = (why: Unreadable, path: string, commit: string): void => {
    const before = unreadable.get(why);
    if (before === undefined) unreadable.set(why, { path, commit, count: 1 });
    else before.count += 1;
  };
  const noteSeen = ({ captures }: OpenFile, { versions }: FileValues): void => {
    if (captures.application !== null) seen.applications.add(captures.application);
    if (captures.environment !== null) seen.environments.add(captures.environment);
    if (config.keys === 'application') for (const key of versions.keys()) seen.applications.add(key);
    if (config.keys === 'environment') for (const key of versions.keys()) seen.environments.add(key);
  };
  const applyChange = ({ path, object }: FileChange, file: OpenFile, { commit, contents }: Applied): void => {
    if (file.kind === 'members') {
      const names = object === null ? null : (contents?.members(file, object) ?? 'not in the repository');
      if (typeof names === 'string') noteUnreadable(names, path, commit.sha);
      else followed.setMembers(file, names);
      return;
    }
    const values = object === null ? noValues : (contents?.values(file, object) ?? 'not in the repository');
    if (typeof values === 'string') {
      noteUnreadable(values, path, commit.sha);
      return;
    }
    if (values.versions.size > 0 || values.entries.some(({ counts }) => counts)) {
      found = true;
      noteSeen(file, values);
    }
    followed.setValues(file, values, commit);
  };

  const reading: SourceReading = {
    source,
    followed,
    fileOf,
    apply: (commit, contents) => {
      let touched = false;
      for (const change of commit.changes) {
        const file = fileOf(change.path);
        if (file === null) continue;
        touched = true;
        applyChange(change, file, { commit, contents: contents.get(reading) });
      }
      return touched;
    },
    noteUndated: (commit) => {
      if (undated.count === 0) undated.first = commit;
      undated.count += 1;
    },
    noteTooMuch: () => {
      tooMuch = true;
    },
    listProblems: () => {
      const patterns = typeof config.files === 'string' ? [config.files] : config.files;
      const problems = [...unreadable].map(([why, { path, commit, count }]) => promotionsUnreadable(source, { why, path, commit, count }));
      if (tooMuch) problems.push(promotionsTooMany(source, mostFiles));
      if (matched === 0) return [promotionsMatchNothing(source, patterns), ...problems];
      if (!found) return [promotionsWithoutValue(source, describeValue(source)), ...problems];
      const missing = listMissing(source, seen);
      if (missing.length > 0) problems.push(promotionsOfOthers(source, missing));
      const { strays } = followed;
      if (strays.count > 0) problems.push(promotionsWithoutRing(source, strays.first, strays.count));
      if (undated.count > 0) problems.push(promotionsWithoutDate(source, undated.first, undated.count));
      return problems;
    },
  };
  return reading;
}

interface Applied {
  readonly commit: PromotionCommit;
  readonly contents: SourceContents | undefined;
}

function findFirst(patterns: readonly FilePattern[], path: string): Omit<SourceFile, 'path'> | null {
  for (const [rank, pattern] of patterns.entries()) {
    const captures = pattern.match(path);
    if (captures !== null) return { rank, captures };
  }
  return null;
}

function describeValue({ config: { value, match } }: PromotionSource): string {
  const path = value === undefined ? 'the whole file' : [value].flat().join(', ');
  return match === undefined ? path : `${path} by ${match}`;
}

/** Configured names that no file has. */
function listMissing(
  { config }: PromotionSource,
  seen: { readonly applications: ReadonlySet<string>; readonly environments: ReadonlySet<string> },
): readonly string[] {
  const { applications, environments, members } = config;
  const wanted = applications === undefined || applications === 'all' ? [] : Object.keys(applications);
  const rings = members === undefined ? Object.keys(environments ?? {}) : [];
  return [...wanted.filter((name) => !seen.applications.has(name)), ...rings.filter((name) => !seen.environments.has(name))];
}
