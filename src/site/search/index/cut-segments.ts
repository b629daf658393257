/** Sizes of the segments from the oldest on, each a whole multiple of its number, and the rest last. */
const segmentSizes = [
  { name: 'oldest', multiple: 4096 },
  { name: 'older', multiple: 256 },
  { name: 'newest', multiple: 1 },
] as const;

/**
 * Cuts a list, newest first, into segments of the search index, newest first. They are counted from the oldest on, so that what comes in front changes only the newest for a long time; and by
 * number alone, so that the same list is always cut in the same way. Few, since a query asks each.
 */
export function cutSegments<Value>(
  newestFirst: readonly Value[],
  sizes: readonly { readonly name: string; readonly multiple: number }[] = segmentSizes,
): readonly { readonly name: string; readonly values: readonly Value[] }[] {
  const segments: { name: string; values: readonly Value[] }[] = [];
  let left = newestFirst.length;
  for (const { name, multiple } of sizes) {
    const size = left - (left % multiple);
    if (size > 0) segments.unshift({ name, values: newestFirst.slice(left - size, left) });
    left -= size;
  }
  return segments;
}
