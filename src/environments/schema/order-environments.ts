/** What has a name and comes after others. */
export interface Ordered {
  readonly id: string;
  readonly after: readonly string[];
}

/**
 * Orders environments so that each comes after those in its `after`, and otherwise as they are written; gives a circle instead where there is one, as ids that
 * come after each other, the first one again at the end. Names that are not there count for nothing.
 */
export function orderEnvironments<Environment extends Ordered>(
  environments: readonly Environment[],
): { readonly ordered: readonly Environment[]; readonly circle: readonly string[] | null } {
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const ordered: Environment[] = [];
  const placed = new Set<string>();
  let circle: readonly string[] | null = null;
  const place = (environment: Environment, way: readonly string[]): void => {
    if (placed.has(environment.id) || circle !== null) return;
    const begun = way.indexOf(environment.id);
    if (begun >= 0) {
      circle = [...way.slice(begun), environment.id];
      return;
    }
    for (const before of environment.after) {
      const other = byId.get(before);
      if (other !== undefined) place(other, [...way, environment.id]);
    }
    if (circle !== null) return;
    placed.add(environment.id);
    ordered.push(environment);
  };
  for (const environment of environments) place(environment, []);
  return { ordered, circle };
}

/** All environments that come before one, however far. */
export function listBefore(environments: readonly Ordered[], id: string): ReadonlySet<string> {
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  const before = new Set<string>();
  const waiting = [...(byId.get(id)?.after ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (before.has(next) || next === id) continue;
    before.add(next);
    waiting.push(...(byId.get(next)?.after ?? []));
  }
  return before;
}
