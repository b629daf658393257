import type { Product, Release } from '../../book/schema/book.ts';
import type { Snapshot } from '../../forges/schema/snapshot/snapshot.ts';
import { parseVersion, versionKey } from '../../releases/schema/version.ts';
import type { ForgeFacts } from '../schema/extension.ts';

/** The milestones of a release, one for each repository that was collected, also where it has none; nothing where no repository has one. */
export function listMilestones(product: Product, release: Release, snapshots: ReadonlyMap<string, Snapshot>): ForgeFacts['milestones'] {
  const all = product.repositories.flatMap(({ id }): ForgeFacts['milestones'] => {
    const snapshot = snapshots.get(id);
    if (snapshot === undefined) return [];
    const milestone = snapshot.milestones.find(({ title }) => namesVersion(title, release.version));
    if (milestone === undefined) return [{ repository: id, title: null, state: null, openIssues: null, openPulls: [] }];
    const open = snapshot.pulls.filter((pull) => pull.state === 'open' && pull.milestone === milestone.title);
    const openPulls = open.map(({ number, title }) => ({ number, title }));
    return [{ repository: id, title: milestone.title, state: milestone.state, openIssues: milestone.openIssues, openPulls }];
  });
  return all.some(({ title }) => title !== null) ? all : [];
}

/** Whether a milestone is named for a version: `2.3.0`, `v2.3.0`, `Portal 2.3.0`; `2.3` stands for `2.3.0`. */
export function namesVersion(title: string, version: string): boolean {
  const [named] = /\d+(?:\.\d+)*(?:[-.]?[a-z]+[.-]?\d*)*$/i.exec(title.trim()) ?? [];
  const [one, other] = [parseVersion(named ?? ''), parseVersion(version)];
  if (one === null || other === null) return false;
  return versionKey(one) === versionKey(other) || `${named}.0` === version;
}
