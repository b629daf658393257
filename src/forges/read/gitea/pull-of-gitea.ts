import {
  type Check,
  type Checks,
  type ForgePerson,
  type PullSnapshot,
  type Review,
  unknownProject,
} from '../../schema/snapshot/snapshot.ts';
import { compareMoments } from '../../schema/snapshot/sort-snapshot.ts';
import { bodyLines, commitOf, line, listCut, moment, webAddress } from '../plain-parts.ts';
import type { GiteaPerson, GiteaPull, GiteaReviews, GiteaStatuses } from './answers.ts';

/** How many reviews and how many statuses are asked for: the first page. */
export const detailsAtOnce = 50;

/** A pull request with what has to be asked for one by one. Null where the forge does not say. */
export interface GiteaDetails {
  readonly reviews: GiteaReviews | null;
  readonly head: GiteaStatuses | null;
  readonly merge: GiteaStatuses | null;
  /** Issues that it closes, and whether it names others that were not asked for or may not be seen. */
  readonly issues: PullSnapshot['issues'];
  readonly others: boolean;
}

/** A pull request in forge-neutral form. */
export function pullOfGitea(pull: GiteaPull, details: GiteaDetails, now: string): PullSnapshot {
  const { body, cut } = bodyLines(pull.body);
  const project = pull.head.repo?.full_name;
  return {
    number: pull.number,
    title: line(pull.title),
    state: pull.merged ? 'merged' : 'open',
    draft: pull.draft ?? false,
    author: personOf(pull.user),
    first: null,
    createdAt: moment(pull.created_at) ?? now,
    updatedAt: moment(pull.updated_at) ?? now,
    mergedAt: pull.merged ? moment(pull.merged_at) : null,
    mergedBy: pull.merged ? personOf(pull.merged_by) : null,
    head: {
      branch: line(pull.head.ref),
      commit: commitOf(pull.head.sha),
      project: project === undefined ? unknownProject : project === pull.base.repo?.full_name ? null : line(project),
    },
    base: { branch: line(pull.base.ref), commit: commitOf(pull.base.sha) },
    mergeCommit: pull.merged ? commitOf(pull.merge_commit_sha) : null,
    labels: (pull.labels ?? []).map(({ name }) => line(name)),
    milestone: pull.milestone ? line(pull.milestone.title) : null,
    decision: null,
    reviews: (details.reviews ?? []).flatMap(reviewOf),
    issues: details.issues,
    checks: { head: checksOf(details.head), merge: pull.merged ? checksOf(details.merge) : [] },
    body,
    cut: listCut({
      body: cut,
      issues: details.others,
      // What was not answered is not the same as none.
      reviews: details.reviews === null || details.reviews.length >= detailsAtOnce,
      checks: [details.head, details.merge].some((statuses) => (statuses?.length ?? 0) >= detailsAtOnce),
    }),
  };
}

/** An account; null for one that was deleted. */
export function personOf(person: GiteaPerson): ForgePerson | null {
  if (!person) return null;
  return { login: line(person.login), name: line(person.full_name) || null, bot: /\[bot\]$|^renovate-bot$/.test(person.login) };
}

const reviewStates: Readonly<Record<string, Review['state']>> = { APPROVED: 'approved', REQUEST_CHANGES: 'changes-requested' };

function reviewOf(review: GiteaReviews[number]): readonly Review[] {
  const state = review.dismissed === true ? 'dismissed' : reviewStates[review.state];
  return state === undefined
    ? []
    : [{ by: personOf(review.user), state, at: moment(review.submitted_at), commit: commitOf(review.commit_id) }];
}

const results: Readonly<Record<string, Check['result']>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  warning: 'neutral',
  skipped: 'skipped',
};

/** The newest status of each context. */
function checksOf(statuses: GiteaStatuses | null): Checks {
  if (statuses === null) return 'not-collected';
  const newest = new Map<string, Check>();
  for (const { context, status, created_at: created, target_url: url } of statuses) {
    const check: Check = { name: line(context), result: results[status] ?? 'pending', at: moment(created), url: webAddress(url) };
    const old = newest.get(check.name);
    if (old === undefined || compareMoments(old.at, check.at) < 0) newest.set(check.name, check);
  }
  return [...newest.values()];
}
