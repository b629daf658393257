import { z } from 'zod';
import type { PullSnapshot } from '../../schema/snapshot/snapshot.ts';
import { pullOfGithub } from '../github/pull-of-github.ts';

const text = z.string().nullish();
const person = z.object({ login: z.string(), name: text, is_bot: z.boolean().optional() }).nullish();

const pull = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  state: z.enum(['OPEN', 'MERGED', 'CLOSED']).default('MERGED'),
  body: text,
  isDraft: z.boolean().optional(),
  createdAt: text,
  updatedAt: text,
  mergedAt: text,
  author: person,
  mergedBy: person,
  headRefName: text,
  headRefOid: text,
  baseRefName: text,
  baseRefOid: text,
  isCrossRepository: z.boolean().optional(),
  mergeCommit: z.object({ oid: z.string() }).nullish(),
  labels: z.array(z.object({ name: z.string() })).optional(),
  milestone: z.object({ title: z.string() }).nullish(),
  reviewDecision: text,
  reviews: z
    .array(z.object({ state: z.string(), submittedAt: text, author: person, commit: z.object({ oid: z.string() }).nullish() }))
    .optional(),
  closingIssuesReferences: z.array(z.object({ number: z.number().int().positive() })).optional(),
  statusCheckRollup: z
    .array(
      z.object({
        __typename: text,
        name: text,
        context: text,
        status: text,
        state: text,
        conclusion: text,
        startedAt: text,
        completedAt: text,
        detailsUrl: text,
        targetUrl: text,
      }),
    )
    .nullish(),
});

/** What `gh pr list --json …` prints, with whatever fields were asked for. */
export const ghPulls = z.array(pull);

type GhPerson = z.infer<typeof person>;
type Actor = Parameters<typeof pullOfGithub>[0]['author'];

/** A pull request of `gh` in forge-neutral form. `now`, ISO 8601, stands for times that were not asked for. */
export function pullOfGh(gh: z.infer<typeof pull>, now: string): PullSnapshot {
  const whole = { hasNextPage: false };
  const runs = (gh.statusCheckRollup ?? []).map((run) =>
    run.__typename === 'StatusContext'
      ? {
          __typename: 'StatusContext' as const,
          context: run.context ?? '',
          state: run.state ?? '',
          createdAt: run.startedAt ?? '',
          targetUrl: run.targetUrl ?? null,
        }
      : {
          __typename: 'CheckRun' as const,
          name: run.name ?? '',
          status: run.status ?? '',
          conclusion: run.conclusion ?? null,
          startedAt: run.startedAt ?? null,
          completedAt: run.completedAt ?? null,
          detailsUrl: run.detailsUrl ?? null,
        },
  );
  const read = pullOfGithub(
    {
      number: gh.number,
      title: gh.title,
      body: gh.body ?? '',
      state: gh.state,
      isDraft: gh.isDraft ?? false,
      createdAt: gh.createdAt ?? gh.mergedAt ?? now,
      updatedAt: gh.updatedAt ?? gh.mergedAt ?? now,
      mergedAt: gh.mergedAt ?? null,
      authorAssociation: '',
      author: actorOf(gh.author),
      mergedBy: actorOf(gh.mergedBy),
      headRefName: gh.headRefName ?? '',
      headRefOid: gh.headRefOid ?? '',
      baseRefName: gh.baseRefName ?? '',
      baseRefOid: gh.baseRefOid ?? '',
      isCrossRepository: gh.isCrossRepository ?? false,
      headRepository: null,
      mergeCommit: gh.mergeCommit ? { oid: gh.mergeCommit.oid, statusCheckRollup: null } : null,
      statusCheckRollup: runs.length === 0 ? null : { contexts: { pageInfo: whole, nodes: runs } },
      reviewDecision: gh.reviewDecision ?? null,
      milestone: gh.milestone ?? null,
      labels: { pageInfo: whole, nodes: gh.labels ?? [] },
      reviews: {
        pageInfo: whole,
        nodes: (gh.reviews ?? []).map(({ state, submittedAt, author, commit }) => ({
          state,
          submittedAt: submittedAt ?? null,
          author: actorOf(author),
          commit: commit ?? null,
        })),
      },
      closingIssuesReferences: null,
    },
    { now, checksHidden: false },
  );
  return {
    ...read,
    first: null,
    // It prints the numbers of issues alone.
    cut: (gh.closingIssuesReferences ?? []).length > 0 ? ['issues'] : [],
    checks: { head: gh.statusCheckRollup ? read.checks.head : 'not-collected', merge: 'not-collected' },
  };
}

function actorOf(given: GhPerson): Actor {
  return given ? { __typename: given.is_bot === true ? 'Bot' : 'User', login: given.login, name: given.name ?? null } : null;
}
