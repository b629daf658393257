import type { Release } from '../../book/schema/book.ts';

/** What of a release a note may be on, by repository and id: a commit of a change, or what was tagged. */
export type Noted = ReadonlyMap<string, { readonly change: string | null }>;

/** Lists what of a release notes may be on. `mergesOf` gives the merges that brought a commit as their second parent. */
export function findNoted(
  { changes, tags, candidates }: Release,
  mergesOf: (repository: string, commit: string) => readonly string[],
): Noted {
  const noted = new Map<string, { readonly change: string | null }>();
  for (const tag of [...candidates.flatMap((candidate) => candidate.tags), ...tags])
    for (const id of [tag.object, tag.commit]) noted.set(notedKey(tag.repository, id), { change: null });
  // A commit that was tagged is the work of a change first.
  for (const { id, repository, commits } of changes) {
    for (const { sha } of commits)
      for (const each of [sha, ...mergesOf(repository, sha)]) noted.set(notedKey(repository, each), { change: id });
  }
  return noted;
}

/** The key of an object of a repository. */
export function notedKey(repository: string, id: string): string {
  return `${repository} ${id}`;
}
