/** Names steps in few words: those that follow one another as `PRE-1 to PRE-3`; after three such names the rest is counted. `order` is that of the record. */
export function nameSteps(ids: readonly string[], order: readonly string[]): string {
  const places = new Map(order.map((id, at) => [id, at]));
  const own = [...new Set(ids)].sort((a, b) => (places.get(a) ?? order.length) - (places.get(b) ?? order.length));
  const runs: string[][] = [];
  for (const id of own) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows = last !== undefined && places.has(id) && places.get(id) === (places.get(last) ?? Number.NaN) + 1;
    if (run !== undefined && follows) run.push(id);
    else runs.push([id]);
  }
  const names = runs.flatMap((run) => (run.length > 2 ? [`${run[0]} to ${run.at(-1)}`] : run));
  const named = 3;
  return names.length > named + 1 ? `${names.slice(0, named).join(', ')} and ${names.length - named} more` : names.join(', ');
}
