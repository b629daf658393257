import { type Check, type Checks, type ForgePerson, type PullSnapshot, unknownProject } from '../../schema/snapshot/snapshot.ts';
import { bodyLines, commitOf, line, listCut, moment, webAddress } from '../plain-parts.ts';
import type { GithubActor, GithubPull, GithubRollup, GithubRun } from './answers.ts';

/** GitHub deletes checks that are older than this: https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks#retention-of-checks (400 days, and 10 until they are gone). */
const checksKept = 400 * 86_400_000;

/** What reading one pull request needs beside it. */
export interface GithubReading {
  /** When the collect began, ISO 8601. */
  readonly now: string;
  /** Whether the token may not see check runs. */
  readonly checksHidden: boolean;
}

/** A pull request in forge-neutral form. */
export function pullOfGithub(pull: GithubPull, reading: GithubReading): PullSnapshot {
  const { body, cut } = bodyLines(pull.body);
  const settled = pull.mergedAt ?? pull.updatedAt;
  const isOld = Date.parse(reading.now) - Date.parse(settled) > checksKept;
  const checksOf = (rollup: GithubRollup): Checks => {
    if (reading.checksHidden) return 'not-collected';
    const runs = rollup?.contexts.nodes?.flatMap((run) => (run === null ? [] : [checkOf(run)])) ?? [];
    return runs.length === 0 && isOld ? 'expired' : runs;
  };
  return {
    number: pull.number,
    title: line(pull.title),
    state: pull.state === 'MERGED' ? 'merged' : 'open',
    draft: pull.isDraft,
    author: personOf(pull.author),
    first: ['FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR'].includes(pull.authorAssociation),
    createdAt: moment(pull.createdAt) ?? reading.now,
    updatedAt: moment(pull.updatedAt) ?? reading.now,
    mergedAt: moment(pull.mergedAt),
    mergedBy: personOf(pull.mergedBy),
    head: {
      branch: line(pull.headRefName),
      commit: commitOf(pull.headRefOid),
      project: pull.isCrossRepository ? line(pull.headRepository?.nameWithOwner ?? unknownProject) : null,
    },
    base: { branch: line(pull.baseRefName), commit: commitOf(pull.baseRefOid) },
    mergeCommit: commitOf(pull.mergeCommit?.oid),
    labels: (pull.labels?.nodes ?? []).flatMap((label) => (label === null ? [] : [line(label.name)])),
    milestone: pull.milestone === null ? null : line(pull.milestone.title),
    decision: decisions[pull.reviewDecision ?? ''] ?? null,
    reviews: (pull.reviews?.nodes ?? []).flatMap((review) => {
      const state = reviewStates[review?.state ?? ''];
      if (review === null || state === undefined) return [];
      return [{ by: personOf(review.author), state, at: moment(review.submittedAt), commit: commitOf(review.commit?.oid) }];
    }),
    issues: (pull.closingIssuesReferences?.nodes ?? []).flatMap((issue) =>
      issue === null
        ? []
        : [
            {
              project: line(issue.repository.nameWithOwner),
              number: issue.number,
              title: line(issue.title),
              state: issue.state === 'OPEN' ? ('open' as const) : ('closed' as const),
            },
          ],
    ),
    checks: {
      head: checksOf(pull.statusCheckRollup),
      merge: pull.mergeCommit === null ? [] : checksOf(pull.mergeCommit.statusCheckRollup),
    },
    body,
    cut: listCut({
      body: cut,
      labels: pull.labels?.pageInfo.hasNextPage,
      reviews: pull.reviews?.pageInfo.hasNextPage,
      issues: pull.closingIssuesReferences?.pageInfo.hasNextPage,
      checks:
        pull.statusCheckRollup?.contexts.pageInfo.hasNextPage === true ||
        pull.mergeCommit?.statusCheckRollup?.contexts.pageInfo.hasNextPage === true,
    }),
  };
}

/** An account; null for one that was deleted. */
export function personOf(actor: GithubActor): ForgePerson | null {
  if (actor === null) return null;
  const name = line(actor.name);
  return { login: line(actor.login), name: name === '' ? null : name, bot: actor.__typename === 'Bot' };
}

const decisions: Readonly<Record<string, PullSnapshot['decision']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  REVIEW_REQUIRED: 'review-required',
};

const reviewStates: Readonly<Record<string, PullSnapshot['reviews'][number]['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

const results: Readonly<Record<string, Check['result']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  TIMED_OUT: 'failure',
  STARTUP_FAILURE: 'failure',
  ACTION_REQUIRED: 'failure',
  CANCELLED: 'cancelled',
  STALE: 'cancelled',
  SKIPPED: 'skipped',
  NEUTRAL: 'neutral',
};

function checkOf(run: GithubRun): Check {
  if (run.__typename === 'StatusContext')
    return { name: line(run.context), result: results[run.state] ?? 'pending', at: moment(run.createdAt), url: webAddress(run.targetUrl) };
  return {
    name: line(run.name),
    result: run.status === 'COMPLETED' ? (results[run.conclusion ?? ''] ?? 'neutral') : 'pending',
    at: moment(run.completedAt ?? run.startedAt),
    url: webAddress(run.detailsUrl),
  };
}
