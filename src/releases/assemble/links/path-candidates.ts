/** What each commit touches, as numbers of paths. */
export type TouchedBy = (index: number) => readonly number[] | undefined;

const mostOfPath = 3000;

/**
 * Finds, for a copy, the commits that touch the same files, the likeliest first: files that few commits touch tell more, and so does a commit that touches
 * no others. `accepts` leaves out what can be no origin.
 */
export function preparePathCandidates(
  pool: readonly number[],
  touchedBy: TouchedBy,
): (copy: number, accepts: (candidate: number) => boolean, most: number) => readonly number[] {
  const byPath = new Map<number, number[]>();
  for (const index of pool) {
    for (const path of touchedBy(index) ?? []) {
      const list = byPath.get(path);
      if (list) list.push(index);
      else byPath.set(path, [index]);
    }
  }
  return (copy, accepts, most) => {
    const touched = touchedBy(copy) ?? [];
    const weights = new Map<number, number>();
    for (const path of touched) {
      const list = byPath.get(path);
      if (!list || list.length > mostOfPath) continue;
      const weight = 1 / Math.log2(2 + list.length);
      for (const index of list) weights.set(index, (weights.get(index) ?? 0) + weight);
    }
    return [...weights]
      .filter(([index]) => index !== copy && accepts(index))
      .map(([index, weight]) => ({ index, weight: weight / Math.sqrt((touchedBy(index)?.length ?? 1) * touched.length) }))
      .sort((left, right) => right.weight - left.weight || left.index - right.index)
      .slice(0, most)
      .map(({ index }) => index);
  };
}
