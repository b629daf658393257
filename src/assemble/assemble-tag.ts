import type { Tag } from '../domain/book.ts';
import { describeMovedTag } from '../domain/moved-tag.ts';
import { plainLines, plainText } from '../domain/plain-text.ts';
import type { PlannedRepository } from './planned-repository.ts';
import { dateOfTag } from './release-date.ts';
import type { ReleaseSources } from './release-sources.ts';
import type { VersionTag } from './version-tags.ts';

/** A tag as the Book holds it: with its judged signature, and whether it is still what tags.lock remembers. */
export function assembleTag(
  found: VersionTag,
  repository: PlannedRepository,
  { sources, lockedOf }: Pick<ReleaseSources, 'sources' | 'lockedOf'>,
): Tag {
  const { tag, commit } = found;
  const { id } = repository.history;
  const locked = lockedOf(id, tag.name);
  return {
    name: plainText(tag.name),
    repository: id,
    kind: tag.kind,
    object: tag.object,
    commit,
    tree: tag.tree,
    date: dateOfTag(found, repository),
    tagger: tag.tagger === null ? null : plainText(tag.tagger.name),
    message: plainLines(tag.message),
    signature: sources.signatures.get(id)?.get(tag.name) ?? null,
    moved: locked ? describeMovedTag(tag, locked) : null,
  };
}
