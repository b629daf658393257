import { readSnapshots } from '../forges/read/read-snapshots.ts';
import { otherSource } from '../forges/schema/snapshot/belongs-to.ts';
import type { Snapshot } from '../forges/schema/snapshot/snapshot.ts';
import { pullsOfOther } from '../forges/schema/snapshot-problems.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import type { Problem } from '../text/schema/problem.ts';

/** Reads the snapshots of some repositories. One that was collected from another repository is a Problem and counts for nothing. */
export async function chooseSnapshots(
  root: string,
  histories: ReadonlyMap<string, RepositoryHistory>,
): Promise<{ readonly pulls: ReadonlyMap<string, Snapshot>; readonly problems: readonly Problem[] }> {
  const { snapshots, problems } = await readSnapshots(root, [...histories.keys()]);
  const wrong: Problem[] = [];
  const pulls = new Map<string, Snapshot>();
  for (const [id, snapshot] of snapshots) {
    const other = otherSource(snapshot, histories.get(id)?.web ?? null);
    if (other === null) pulls.set(id, snapshot);
    else wrong.push(pullsOfOther({ source: `content/pulls/${id}.json` }, other));
  }
  return { pulls, problems: [...problems, ...wrong] };
}
