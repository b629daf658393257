import { readSnapshots } from '../forges/read/read-snapshots.ts';
import { otherSource } from '../forges/schema/snapshot/belongs-to.ts';
import type { Snapshot } from '../forges/schema/snapshot/snapshot.ts';
import { pullsOfOther } from '../forges/schema/snapshot-problems.ts';
import type { RepositoryHistory } from '../git/schema/repository.ts';
import type { Category } from '../text/schema/category.ts';
import type { Problem } from '../text/schema/problem.ts';
import { readLabelCategories } from './read-label-categories.ts';

/** The snapshots that count, and what goes with them. */
export interface ChosenSnapshots {
  readonly pulls: ReadonlyMap<string, Snapshot>;
  /** What labels mean by the settings of their repository, by its id; each label in lower case. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, Category>>;
  readonly problems: readonly Problem[];
}

/** Reads the snapshots of some of the `configured` repositories. One that was collected from another repository is a Problem and counts for nothing. */
export async function chooseSnapshots(
  root: string,
  readings: readonly { readonly history: RepositoryHistory; readonly gitDir: string }[],
  configured: readonly string[],
): Promise<ChosenSnapshots> {
  const histories = new Map(readings.map(({ history }) => [history.id, history]));
  const { snapshots, problems } = await readSnapshots(root, [...histories.keys()], configured);
  const wrong: Problem[] = [];
  const pulls = new Map<string, Snapshot>();
  for (const [id, snapshot] of snapshots) {
    const other = otherSource(snapshot, histories.get(id)?.web ?? null);
    if (other === null) pulls.set(id, snapshot);
    else wrong.push(pullsOfOther({ source: `content/pulls/${id}.json` }, other));
  }
  const labels = new Map<string, ReadonlyMap<string, Category>>();
  for (const { history, gitDir } of readings) if (pulls.has(history.id)) labels.set(history.id, await readLabelCategories(gitDir));
  return { pulls, labels, problems: [...problems, ...wrong] };
}
