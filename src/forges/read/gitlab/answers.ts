import { z } from 'zod';

const person = z.object({ username: z.string(), name: z.string(), bot: z.boolean().nullable().optional() }).nullable();
const more = z.object({ hasNextPage: z.boolean() });
const text = z.string().nullable();

const number = z.string().regex(/^[1-9]\d{0,8}$/);

const mergeRequest = z.object({
  iid: number,
  title: z.string(),
  description: text,
  state: z.enum(['opened', 'merged', 'closed', 'locked']),
  draft: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  mergedAt: text,
  author: person,
  mergeUser: person,
  sourceBranch: z.string(),
  targetBranch: z.string(),
  diffHeadSha: text,
  diffRefs: z.object({ baseSha: text }).nullable(),
  mergeCommitSha: text,
  sourceProject: z.object({ fullPath: z.string() }).nullable(),
  milestone: z.object({ title: z.string() }).nullable(),
  labels: z.object({ pageInfo: more, nodes: z.array(z.object({ title: z.string() }).nullable()).nullable() }).nullable(),
  approved: z.boolean(),
  approvedBy: z.object({ pageInfo: more, nodes: z.array(person).nullable() }).nullable(),
  notes: z
    .object({
      nodes: z.array(z.object({ body: z.string(), system: z.boolean(), createdAt: z.string(), author: person }).nullable()).nullable(),
    })
    .nullable(),
  headPipeline: z.object({ sha: text, status: z.string(), finishedAt: text }).nullable(),
});

const pipelines = z.object({
  pageInfo: more,
  nodes: z.array(z.object({ ref: text, status: z.string(), finishedAt: text }).nullable()).nullable(),
});

export const mergeRequestsAnswer = z.object({
  fullPath: z.string(),
  repository: z.object({ rootRef: text }).nullable(),
  pipelines: z.object({ nodes: z.array(z.unknown()).nullable() }).nullable(),
  mergeRequests: z.object({
    count: z.number().int(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text }),
    nodes: z.array(mergeRequest.nullable()).nullable(),
  }),
});

export const issuesAnswer = z.object({
  fullPath: z.string(),
  issues: z.object({ nodes: z.array(z.object({ iid: number, title: z.string(), state: z.string() }).nullable()).nullable() }).nullable(),
});

/** Pipelines of commits, each under the name that it was asked for by. */
export const pipelinesAnswer = z.object({ fullPath: z.string() }).catchall(pipelines.nullable());

/** `GET /projects/:id/merge_requests` */
export const squashedAnswer = z.array(z.object({ iid: z.number().int(), squash_commit_sha: text.optional() }));

const restPerson = z.object({ username: z.string(), name: z.string() }).nullable().optional();

/** `GET /projects/:id` */
export const projectAnswer = z.object({ path_with_namespace: z.string() });
/** `GET /projects/:id/milestones` */
export const milestonesAnswer = z.array(z.object({ title: z.string(), state: z.string(), due_date: text.optional() }));
/** `GET /projects/:id/releases` */
export const releasesAnswer = z.array(
  z.object({
    tag_name: z.string(),
    name: text,
    released_at: text,
    upcoming_release: z.boolean().optional(),
    author: restPerson,
    assets: z.object({ links: z.array(z.object({ name: z.string(), url: z.string() })).optional() }).optional(),
  }),
);
/** `GET /projects/:id/deployments` */
export const deploymentsAnswer = z.array(
  z.object({
    id: z.number().int(),
    ref: z.string(),
    sha: z.string(),
    created_at: z.string(),
    updated_at: text.optional(),
    status: z.string(),
    user: restPerson,
    environment: z.object({ name: z.string() }),
  }),
);
/** `GET /projects/:id/freeze_periods` */
export const freezesAnswer = z.array(z.object({ freeze_start: z.string(), freeze_end: z.string(), cron_timezone: z.string() }));

export type GitlabMergeRequest = z.infer<typeof mergeRequest>;
export type GitlabPipelines = z.infer<typeof pipelines>;
export type GitlabPerson = z.infer<typeof person>;
