import { compareText } from '../../../text/schema/order/compare-text.ts';
import type { Check, Checks, Deployment, PullSnapshot, Review, Snapshot } from './snapshot.ts';

/** Puts everything of a snapshot in its one order, so that equal facts are equal bytes however the forge listed them. */
export function sortSnapshot(snapshot: Snapshot): Snapshot {
  const { source, pulls, milestones, releases, deployments, freezes } = snapshot;
  return {
    schema: snapshot.schema,
    source,
    pulls: pulls.toSorted((left, right) => left.number - right.number).map(sortPull),
    milestones: milestones.toSorted((left, right) => compareText(left.title, right.title)),
    releases:
      typeof releases === 'string'
        ? releases
        : releases
            .toSorted((left, right) => compareText(left.tag, right.tag) || compareText(left.name, right.name))
            .map((release) => ({ ...release, assets: release.assets.toSorted((left, right) => compareText(left.name, right.name)) })),
    deployments: typeof deployments === 'string' ? deployments : deployments.toSorted(compareDeployments).map(sortDeployment),
    freezes:
      typeof freezes === 'string'
        ? freezes
        : freezes.toSorted((left, right) => compareText(left.start, right.start) || compareText(left.end, right.end)),
  };
}

/** Order of instants that may have different offsets; what has none comes first. */
export function compareMoments(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return Date.parse(left) - Date.parse(right) || compareText(left, right);
}

/** Puts everything of a pull request in its one order. */
export function sortPull(pull: PullSnapshot): PullSnapshot {
  return {
    ...pull,
    labels: pull.labels.toSorted(compareText),
    reviews: pull.reviews.toSorted(compareReviews),
    issues: pull.issues.toSorted((left, right) => compareText(left.project ?? '', right.project ?? '') || left.number - right.number),
    checks: { head: sortChecks(pull.checks.head), merge: sortChecks(pull.checks.merge) },
    cut: pull.cut.toSorted(compareText),
  };
}

function compareReviews(left: Review, right: Review): number {
  return (
    compareMoments(left.at, right.at) || compareText(left.by?.login ?? '', right.by?.login ?? '') || compareText(left.state, right.state)
  );
}

function sortChecks(checks: Checks): Checks {
  return typeof checks === 'string' ? checks : checks.toSorted(compareChecks);
}

function compareChecks(left: Check, right: Check): number {
  return compareText(left.name, right.name) || compareMoments(left.at, right.at) || compareText(left.url ?? '', right.url ?? '');
}

function compareDeployments(left: Deployment, right: Deployment): number {
  return compareMoments(left.createdAt, right.createdAt) || compareText(left.id, right.id);
}

function sortDeployment(deployment: Deployment): Deployment {
  const { statuses, reviews } = deployment;
  return {
    ...deployment,
    statuses: statuses.toSorted((left, right) => compareMoments(left.at, right.at) || compareText(left.state, right.state)),
    reviews:
      typeof reviews === 'string'
        ? reviews
        : reviews.toSorted((left, right) => compareMoments(left.at, right.at) || compareText(left.by?.login ?? '', right.by?.login ?? '')),
  };
}
