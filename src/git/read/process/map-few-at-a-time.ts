/** Maps with at most `width` calls under way at once; results are in the order of `values`. The first failure ends it. */
export async function mapFewAtATime<In, Out>(values: readonly In[], width: number, map: (value: In) => Promise<Out>): Promise<Out[]> {
  const results = new Map<number, Out>();
  const queue = values.entries();
  const work = async () => {
    for (const [index, value] of queue) results.set(index, await map(value));
  };
  await Promise.all(Array.from({ length: Math.min(width, values.length) }, work));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
