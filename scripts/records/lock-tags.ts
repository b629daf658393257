import type { Book } from '../../src/book/schema/book.ts';
import type { Tag } from '../../src/book/schema/tag.ts';
import type { LockedTag } from '../../src/releases/schema/release-notes.ts';

/** What locking came to. */
export interface Locking {
  readonly lock: readonly LockedTag[];
  readonly added: number;
  readonly accepted: number;
  /** Tags that are not what the lock remembers and were not accepted, as `repository/tag`. */
  readonly moved: readonly string[];
  /** Names to accept that are not those of a moved tag. */
  readonly unknown: readonly string[];
}

/** Adds the tags of all releases and candidates to a lock. A tag that moved keeps what is remembered, unless it is accepted by name. */
export function lockTags(book: Book, old: readonly LockedTag[], accept: readonly string[]): Locking {
  const lock = new Map(old.map((tag) => [keyOf(tag), tag]));
  const wanted = new Set(accept);
  const met = new Set<string>();
  const moved = new Set<string>();
  let added = 0;
  let accepted = 0;
  for (const { repository, name, object, tree } of listTags(book)) {
    const key = keyOf({ repository, name });
    const known = lock.get(key);
    const differs = known !== undefined && (known.object !== object || known.tree !== tree);
    const given = [key, name].filter((form) => wanted.has(form));
    if (known !== undefined && !differs) continue;
    if (differs && given.length === 0) {
      moved.add(key);
      continue;
    }
    for (const form of differs ? given : []) met.add(form);
    if (differs) accepted += 1;
    else added += 1;
    lock.set(key, { repository, name, object, tree });
  }
  return { lock: [...lock.values()], added, accepted, moved: [...moved], unknown: accept.filter((form) => !met.has(form)) };
}

function listTags(book: Book): Tag[] {
  const releases = book.products.flatMap((product) => product.releases);
  return releases.flatMap((release) => [...release.tags, ...release.candidates.flatMap((candidate) => candidate.tags)]);
}

function keyOf({ repository, name }: { readonly repository: string; readonly name: string }): string {
  return `${repository}/${name}`;
}
