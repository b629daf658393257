import type { LockedTag } from '../../schema/release-notes.ts';

/** What tags.lock remembers of a repository's tag; undefined for a tag that it does not know. */
export type FindLocked = (repository: string, tag: string) => LockedTag | undefined;

/** Prepares looking tags up; of two lines about one tag the first counts. */
export function findLockedTags(lock: readonly LockedTag[]): FindLocked {
  const known = new Map<string, Map<string, LockedTag>>();
  for (const line of lock) {
    const own = known.get(line.repository) ?? new Map<string, LockedTag>();
    if (!own.has(line.name)) own.set(line.name, line);
    known.set(line.repository, own);
  }
  return (repository, tag) => known.get(repository)?.get(tag);
}
