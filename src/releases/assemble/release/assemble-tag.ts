import type { Tag } from '../../../book/schema/tag.ts';
import { plainLines, plainText } from '../../../text/schema/plain-text.ts';
import { describeMovedTag } from '../../schema/moved-tag.ts';
import type { PlannedRepository } from '../plan/planned-repository.ts';
import { dateOfTag } from '../plan/release-date.ts';
import type { VersionTag } from '../tags/version-tag.ts';
import type { ReleaseSources } from './release-sources.ts';

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
