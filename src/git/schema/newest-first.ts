/** Commits by number, with what decides their order. */
export interface Unordered {
  readonly length: number;
  /** The parents of commit `i` are `parents[firstParent[i]]` up to `parents[firstParent[i + 1] - 1]`. */
  readonly firstParent: Int32Array;
  readonly parents: Int32Array;
  /** When each was committed, in milliseconds since 1970. */
  readonly instants: Float64Array;
  /** Negative where the id of the first comes before that of the second. */
  readonly compareIds: (left: number, right: number) => number;
}

/**
 * The order that commits stand in, whoever read them and in whatever order: newest first, equal dates by id, and no parent before the last of its children. It depends on the commits alone,
 * so that commits that were read in several runs stand as if they had been read in one; git's own order also depends on where its walk begins. Null where they stand so already.
 */
export function orderNewestFirst(commits: Unordered): Int32Array | null {
  if (isOrdered(commits)) return null;
  const order = walk(commits);
  return order.length === commits.length && order.every((index, place) => index === place) ? null : order;
}

function isOrdered({ length, firstParent, parents, instants, compareIds }: Unordered): boolean {
  for (let index = 0; index < length; index += 1) {
    if (index > 0 && isBefore(index, index - 1, instants, compareIds)) return false;
    for (let edge = firstParent[index] ?? 0; edge < (firstParent[index + 1] ?? 0); edge += 1)
      if ((parents[edge] ?? 0) < index) return false;
  }
  return true;
}

function isBefore(left: number, right: number, instants: Float64Array, compareIds: Unordered['compareIds']): boolean {
  const difference = (instants[right] ?? 0) - (instants[left] ?? 0);
  return difference < 0 || (difference === 0 && compareIds(left, right) < 0);
}

function walk({ length, firstParent, parents, instants, compareIds }: Unordered): Int32Array {
  /** How many children of each commit are not placed yet. */
  const waiting = new Int32Array(length);
  for (let edge = 0; edge < parents.length; edge += 1) waiting[parents[edge] ?? 0] = (waiting[parents[edge] ?? 0] ?? 0) + 1;
  const order = new Int32Array(length);
  const ready = startHeap((left, right) => isBefore(left, right, instants, compareIds));
  for (let index = 0; index < length; index += 1) if (waiting[index] === 0) ready.add(index);
  let placed = 0;
  for (let next = ready.take(); next !== undefined; next = ready.take()) {
    order[placed] = next;
    placed += 1;
    for (let edge = firstParent[next] ?? 0; edge < (firstParent[next + 1] ?? 0); edge += 1) {
      const parent = parents[edge] ?? 0;
      const left = (waiting[parent] ?? 0) - 1;
      waiting[parent] = left;
      if (left === 0) ready.add(parent);
    }
  }
  return order.subarray(0, placed);
}

/** Numbers of which the first is taken again and again; as many are in it as there are branches side by side. */
function startHeap(isFirst: (left: number, right: number) => boolean): {
  readonly add: (value: number) => void;
  readonly take: () => number | undefined;
} {
  const heap: number[] = [];
  const at = (place: number): number => heap[place] ?? 0;
  return {
    add: (value) => {
      let place = heap.push(value) - 1;
      while (place > 0) {
        const above = (place - 1) >> 1;
        if (!isFirst(value, at(above))) break;
        heap[place] = at(above);
        place = above;
      }
      heap[place] = value;
    },
    take: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return first;
      let place = 0;
      for (let child = 1; child < heap.length; child = 2 * place + 1) {
        if (child + 1 < heap.length && isFirst(at(child + 1), at(child))) child += 1;
        if (!isFirst(at(child), last)) break;
        heap[place] = at(child);
        place = child;
      }
      heap[place] = last;
      return first;
    },
  };
}
