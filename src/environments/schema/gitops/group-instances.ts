import type { Move, PromotionPlace } from './move.ts';

/** A change of one instance, in the environment that it belongs to at that commit. */
export interface InstanceChange {
  readonly environment: string;
  readonly instance: string;
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly returned: boolean;
}

/** How many instances an environment has after a commit, and how many of them hold each version. */
export interface EnvironmentCount {
  total: number;
  readonly versions: Map<string, number>;
}

const mostNames = 20;

/**
 * The changes of many instances in one commit as one move for each environment and version that came: of the whole environment when all of its
 * instances hold that version, of one instance, or of a share. Instances that are new in an environment and get what runs there, and those
 * that go, promote nothing.
 */
export function groupInstances(
  changes: readonly InstanceChange[],
  counts: ReadonlyMap<string, EnvironmentCount>,
  application: string | null,
): readonly Move[] {
  const groups = Map.groupBy(changes, ({ environment, to }) => `${environment}\0${to ?? ''}`);
  return [...groups.values()].flatMap((group): readonly Move[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { environment, to } = first;
    const { total = 0, versions = new Map<string, number>() } = counts.get(environment) ?? {};
    const place = (instance: string | null): PromotionPlace => ({ environment, application, instance });
    const from = findMost(group.map((change) => change.from));
    const path = first.path;
    if (to === null) return total > 0 ? [] : [{ place: place(null), path, from, to, share: null, returned: false }];
    const running = versions.get(to) ?? 0;
    const moved = group.filter((change) => change.from !== null);
    if (moved.length === 0 && running > group.length) return [];
    const counted = moved.length === 0 ? group : moved;
    const returned = counted.every((change) => change.returned);
    if (running === total) return [{ place: place(null), path, from, to, share: null, returned }];
    if (counted.length === 1) return [{ place: place(counted[0]?.instance ?? null), path, from, to, share: null, returned }];
    const names = counted.length > mostNames ? [] : counted.map(({ instance }) => instance);
    return [{ place: place(null), path, from, to, share: { moved: counted.length, of: total, names }, returned }];
  });
}

/** The version that most came from; null only when none had any. */
function findMost(versions: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const version of versions) if (version !== null) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>((best, entry) => (entry[1] > best[1] ? entry : best), [null, 0])[0];
}
