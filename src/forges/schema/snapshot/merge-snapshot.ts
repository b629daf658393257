import type { Found } from './found.ts';
import type { Checks, Deployment, PullSnapshot, Snapshot } from './snapshot.ts';
import { snapshotSchema, snapshotSchemaId, unknownProject } from './snapshot.ts';
import { compareMoments, sortPull, sortSnapshot } from './sort-snapshot.ts';

/**
 * Lays what was found over the snapshot that was there. The newer state of a pull request takes the place of the older; what the forge has forgotten
 * since stays as it was collected, because the snapshot is the archive.
 */
export function mergeSnapshot(
  before: Snapshot | null,
  found: readonly Found[],
  source: Omit<Snapshot['source'], 'upTo' | 'older'>,
): Snapshot {
  const pulls = mergePulls(before?.pulls ?? [], found);
  const upTo = [...pulls, ...found.flatMap((page) => page.pulls ?? [])].map(({ updatedAt }) => updatedAt).concat(before?.source.upTo ?? []);
  const newest = upTo.reduce<string | null>((last, each) => (compareMoments(last, each) < 0 ? each : last), null);
  // From a time that has not come, nothing would ever be new.
  const until = compareMoments(newest, source.collectedAt) > 0 ? source.collectedAt : newest;
  const older = listOlder(before, found);
  // Its schema puts the fields in their order, whoever named them.
  return snapshotSchema.parse(
    sortSnapshot({
      schema: snapshotSchemaId,
      source: {
        ...source,
        upTo: until,
        ...(older === null ? {} : { older }),
      },
      pulls,
      milestones:
        listFresh(
          found.map(({ milestones }) => milestones),
          ({ title }) => title,
        ) ??
        before?.milestones ??
        [],
      releases:
        listFresh(
          found.map(({ releases }) => releases),
          ({ tag, name }) => `${tag} ${name}`,
        ) ??
        before?.releases ??
        'not-collected',
      deployments: mergeDeployments(before?.deployments, found),
      freezes:
        listFresh(
          found.map(({ freezes }) => freezes),
          ({ start, end, zone }) => `${start} ${end} ${zone}`,
        ) ??
        before?.freezes ??
        'not-collected',
    }),
  );
}

/** When the parts that were not asked for or not shown this time were last shown, so that nobody takes them for new. */
function listOlder(before: Snapshot | null, found: readonly Found[]): NonNullable<Snapshot['source']['older']> | null {
  if (before === null) return null;
  const stay = (['releases', 'deployments', 'freezes'] as const).filter(
    (part) => typeof before[part] !== 'string' && found.every((page) => page[part] === undefined),
  );
  const { older, collectedAt } = before.source;
  return stay.length === 0 ? null : Object.fromEntries(stay.map((part) => [part, older?.[part] ?? collectedAt]));
}

/** What is listed as a whole each time takes the place of what was there. A list that moved while it was read names some twice. */
function listFresh<Each>(pages: readonly (readonly Each[] | undefined)[], keyOf: (each: Each) => string): readonly Each[] | undefined {
  const there = pages.filter((page) => page !== undefined);
  return there.length === 0 ? undefined : [...new Map(there.flat().map((each) => [keyOf(each), each])).values()];
}

function mergePulls(before: readonly PullSnapshot[], found: readonly Found[]): readonly PullSnapshot[] {
  const pulls = new Map(before.map((pull) => [pull.number, pull]));
  for (const page of found) {
    for (const pull of page.pulls ?? []) {
      const old = pulls.get(pull.number);
      if (old !== undefined && compareMoments(pull.updatedAt, old.updatedAt) < 0) continue;
      const fresh = old === undefined ? pull : keepForgotten(pull, old);
      // Talk changes the time alone, and would stand in the diff of each week.
      pulls.set(pull.number, old !== undefined && isSameButTime(fresh, old) ? old : fresh);
    }
    for (const number of page.closed ?? []) pulls.delete(number);
  }
  return [...pulls.values()];
}

/** Whether nothing is new of a pull request but when it was changed. */
function isSameButTime(fresh: PullSnapshot, old: PullSnapshot): boolean {
  const [one, other] = [fresh, old].map((pull) => JSON.stringify(sortPull({ ...pull, updatedAt: '' })));
  return one === other;
}

/** Checks of the same commit that the forge has deleted since, and the fork that a branch was in. Where there were checks and are none, they were deleted. */
function keepForgotten(pull: PullSnapshot, old: PullSnapshot): PullSnapshot {
  const keep = (fresh: Checks, kept: Checks, same: boolean): Checks =>
    same && (typeof fresh === 'string' || (fresh.length === 0 && typeof kept === 'object')) ? kept : fresh;
  const isForkGone = pull.head.project === unknownProject && pull.head.commit === old.head.commit;
  return {
    ...pull,
    head: isForkGone ? old.head : pull.head,
    checks: {
      head: keep(pull.checks.head, old.checks.head, pull.head.commit === old.head.commit),
      merge: keep(pull.checks.merge, old.checks.merge, pull.mergeCommit === old.mergeCommit),
    },
  };
}

function mergeDeployments(before: Snapshot['deployments'] | undefined, found: readonly Found[]): Snapshot['deployments'] {
  const fresh = found.flatMap(({ deployments }) => deployments ?? []);
  if (fresh.length === 0 && found.every(({ deployments }) => deployments === undefined)) return before ?? 'not-collected';
  const byId = new Map((typeof before === 'object' ? before : []).map((deployment) => [deployment.id, deployment]));
  for (const deployment of fresh) {
    const old = byId.get(deployment.id);
    byId.set(deployment.id, old === undefined ? deployment : keepReviews(deployment, old));
  }
  return [...byId.values()];
}

function keepReviews(deployment: Deployment, old: Deployment): Deployment {
  return { ...deployment, reviews: typeof deployment.reviews === 'string' ? old.reviews : deployment.reviews };
}
