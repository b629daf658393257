import { type ForgePerson, type PullSnapshot, type Review, unknownProject } from '../../schema/snapshot/snapshot.ts';
import { bodyLines, commitOf, line, listCut, moment } from '../plain-parts.ts';
import type { GitlabMergeRequest, GitlabPerson } from './answers.ts';
import { checkOfPipeline } from './check-of-pipeline.ts';
import type { GitlabMerge } from './merge-pipelines.ts';

/** What reading one merge request needs beside it. */
export interface GitlabReading {
  readonly project: string;
  /** When the collect began, ISO 8601. */
  readonly now: string;
  /** Issues that it closes, and whether there are others that were not asked for. */
  readonly issues: PullSnapshot['issues'];
  readonly others: boolean;
  /** What its merge put on the target branch. */
  readonly merge: GitlabMerge;
  /** Whether the project has pipelines that the token may see. */
  readonly hasPipelines: boolean;
}

/** A merge request in forge-neutral form. */
export function pullOfGitlab(request: GitlabMergeRequest, reading: GitlabReading): PullSnapshot {
  const { project, now, issues, others, merge, hasPipelines } = reading;
  const { body, cut } = bodyLines(request.description);
  const source = request.sourceProject?.fullPath;
  const { headPipeline } = request;
  const none = hasPipelines ? [] : 'not-collected';
  const head = headPipeline === null ? none : [checkOfPipeline(headPipeline)];
  return {
    number: Number(request.iid),
    title: line(request.title),
    state: request.state === 'merged' ? 'merged' : 'open',
    draft: request.draft,
    author: personOf(request.author),
    first: null,
    createdAt: moment(request.createdAt) ?? now,
    updatedAt: moment(request.updatedAt) ?? now,
    mergedAt: moment(request.mergedAt),
    mergedBy: request.state === 'merged' ? personOf(request.mergeUser) : null,
    head: {
      branch: line(request.sourceBranch),
      commit: commitOf(request.diffHeadSha),
      project: source === undefined ? unknownProject : source === project ? null : line(source),
    },
    base: { branch: line(request.targetBranch), commit: commitOf(request.diffRefs?.baseSha) },
    mergeCommit: merge.commit,
    labels: (request.labels?.nodes ?? []).flatMap((label) => (label === null ? [] : [line(label.title)])),
    milestone: request.milestone === null ? null : line(request.milestone.title),
    decision: request.approved ? 'approved' : 'review-required',
    reviews: listReviews(request),
    issues,
    checks: { head, merge: merge.checks },
    body,
    cut: listCut({
      body: cut,
      labels: request.labels?.pageInfo.hasNextPage,
      reviews: request.approvedBy?.pageInfo.hasNextPage,
      issues: others,
      checks: merge.isCut,
    }),
  };
}

/** Who approves now, with the time of the newest note that says so; GitLab says no commit. */
function listReviews({ approvedBy, notes }: GitlabMergeRequest): readonly Review[] {
  const times = new Map<string, string>();
  for (const note of notes?.nodes ?? []) {
    if (note?.system === true && note.author !== null && /^approved this merge request/.test(note.body))
      times.set(note.author.username, note.createdAt);
  }
  return (approvedBy?.nodes ?? []).flatMap((person) =>
    person === null ? [] : [{ by: personOf(person), state: 'approved' as const, at: moment(times.get(person.username)), commit: null }],
  );
}

/** An account; null for one that was deleted. */
export function personOf(person: GitlabPerson | undefined): ForgePerson | null {
  if (person === null || person === undefined) return null;
  return { login: line(person.username), name: line(person.name) || null, bot: person.bot ?? false };
}
