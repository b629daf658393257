import type { Checks, Snapshot } from '../schema/snapshot/snapshot.ts';

/** How many are asked for again at most: the newest ones. */
const most = 200;
/** Checks of a merge begin after it, so that for a while none may be there. Milliseconds. */
const settled = 2 * 86_400_000;

/** Numbers of pull requests whose checks had not ended, or not begun, or whose issues were open, when they were collected: those change without them. Newest last. */
export function listUnfinished({ pulls, source }: Snapshot): readonly number[] {
  const collected = Date.parse(source.collectedAt);
  return pulls
    .filter(
      ({ checks, mergedAt, issues }) =>
        isPending(checks.head) ||
        isPending(checks.merge) ||
        (mergedAt !== null && (collected - Date.parse(mergedAt) < settled || issues.some(({ state }) => state === 'open'))),
    )
    .map(({ number }) => number)
    .slice(-most);
}

function isPending(checks: Checks): boolean {
  return typeof checks !== 'string' && checks.some(({ result }) => result === 'pending');
}
