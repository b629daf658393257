import type { Change } from '../../book/schema/change.ts';
import type { Checks, PullSnapshot, Snapshot } from '../../forges/schema/snapshot/snapshot.ts';
import { normaliseTitle } from '../../releases/assemble/changes/know-pulls.ts';
import type { ForgePull, Outcome } from '../schema/extension.ts';

/** A change with the pull request that brought it, as the forge has it. */
export interface MatchedPull {
  readonly change: Change;
  readonly pull: PullSnapshot;
}

/** Finds the pull requests that brought some changes. A number alone proves nothing: a commit or the title must agree. */
export function matchPulls(
  changes: readonly Change[],
  pullsOf: ReadonlyMap<string, ReadonlyMap<number, PullSnapshot>>,
): readonly MatchedPull[] {
  return changes.flatMap((change) =>
    change.pulls.flatMap(({ number, role }) => {
      const pull = role === 'merged' ? pullsOf.get(change.repository)?.get(number) : undefined;
      return pull?.state === 'merged' && isSame(change, pull) ? [{ change, pull }] : [];
    }),
  );
}

/** The pull requests of snapshots by repository and number. */
export function indexPulls(snapshots: ReadonlyMap<string, Snapshot>): ReadonlyMap<string, ReadonlyMap<number, PullSnapshot>> {
  return new Map([...snapshots].map(([id, { pulls }]) => [id, new Map(pulls.map((pull) => [pull.number, pull]))]));
}

function isSame({ commits, title }: Change, pull: PullSnapshot): boolean {
  if (commits.some(({ sha }) => sha === pull.mergeCommit || sha === pull.head.commit)) return true;
  const [one, other] = [normaliseTitle(title), normaliseTitle(pull.title)];
  return one !== '' && (other.endsWith(one) || commits.some(({ subject }) => normaliseTitle(subject) === other));
}

/** What a release's page shows of a pull request. */
export function describePull({ change, pull }: MatchedPull): ForgePull {
  const approvals = pull.reviews.filter(({ state }) => state === 'approved');
  return {
    change: change.id,
    repository: change.repository,
    number: pull.number,
    approvals: approvals.map(({ by, at, commit }) => ({
      by: by === null ? 'a deleted account' : (by.name ?? by.login),
      at,
      onHead: commit === null || pull.head.commit === null ? null : commit === pull.head.commit,
    })),
    decision: pull.decision,
    mergedBy: pull.mergedBy === null ? null : (pull.mergedBy.name ?? pull.mergedBy.login),
    mergedAt: pull.mergedAt,
    labels: pull.labels,
    checks: { head: outcomeOf(pull.checks.head), merge: outcomeOf(pull.checks.merge) },
  };
}

function outcomeOf(checks: Checks): Outcome {
  if (typeof checks === 'string') return checks;
  if (checks.length === 0) return 'none';
  if (checks.some(({ result }) => result === 'failure' || result === 'cancelled')) return 'failure';
  return checks.some(({ result }) => result === 'pending') ? 'pending' : 'success';
}
