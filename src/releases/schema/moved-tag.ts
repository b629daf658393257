import type { LockedTag } from './release-notes.ts';

/** Says how a tag differs from what tags.lock remembers, in words for the reader; null when it is the same object. */
export function describeMovedTag(tag: { readonly object: string; readonly tree: string | null }, locked: LockedTag): string | null {
  if (tag.object === locked.object) return null;
  const objects = `object ${abbreviate(locked.object)} is now ${abbreviate(tag.object)}`;
  if (tag.tree === locked.tree) return `Re-created: same tree, new object (${objects}).`;
  return `Moved: other tree (${abbreviateTree(locked.tree)} is now ${abbreviateTree(tag.tree)}; ${objects}).`;
}

function abbreviateTree(tree: string | null): string {
  return tree === null ? 'no tree' : abbreviate(tree);
}

function abbreviate(id: string): string {
  return id.slice(0, 12);
}
