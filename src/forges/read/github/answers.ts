import { z } from 'zod';

const actor = z.object({ __typename: z.string(), login: z.string(), name: z.string().nullable().optional() }).nullable();
const more = z.object({ hasNextPage: z.boolean() });
const paging = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** The nodes of a connection; GitHub says null for what may not be seen. */
function nodes<Node extends z.ZodType>(node: Node) {
  return z.array(node.nullable()).nullable();
}

const run = z.union([
  z.object({
    __typename: z.literal('CheckRun'),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    startedAt: z.string().nullable(),
    completedAt: z.string().nullable(),
    detailsUrl: z.string().nullable(),
  }),
  z.object({
    __typename: z.literal('StatusContext'),
    context: z.string(),
    state: z.string(),
    createdAt: z.string(),
    targetUrl: z.string().nullable(),
  }),
]);
const rollup = z.object({ contexts: z.object({ pageInfo: more, nodes: nodes(run) }) }).nullable();

const pull = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['OPEN', 'MERGED', 'CLOSED']),
  isDraft: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  mergedAt: z.string().nullable(),
  authorAssociation: z.string(),
  author: actor,
  mergedBy: actor,
  headRefName: z.string(),
  headRefOid: z.string(),
  baseRefName: z.string(),
  baseRefOid: z.string(),
  isCrossRepository: z.boolean(),
  headRepository: z.object({ nameWithOwner: z.string() }).nullable(),
  mergeCommit: z.object({ oid: z.string(), statusCheckRollup: rollup }).nullable(),
  statusCheckRollup: rollup,
  reviewDecision: z.string().nullable(),
  milestone: z.object({ title: z.string() }).nullable(),
  labels: z.object({ pageInfo: more, nodes: nodes(z.object({ name: z.string() })) }).nullable(),
  reviews: z
    .object({
      pageInfo: more,
      nodes: nodes(
        z.object({
          state: z.string(),
          submittedAt: z.string().nullable(),
          author: actor,
          commit: z.object({ oid: z.string() }).nullable(),
        }),
      ),
    })
    .nullable(),
  closingIssuesReferences: z
    .object({
      pageInfo: more,
      nodes: nodes(
        z.object({ number: z.number(), title: z.string(), state: z.string(), repository: z.object({ nameWithOwner: z.string() }) }),
      ),
    })
    .nullable(),
});

const milestone = z.object({
  title: z.string(),
  state: z.string(),
  dueOn: z.string().nullable(),
  closedAt: z.string().nullable(),
  issues: z.object({ totalCount: z.number().int() }),
});

const review = z.object({
  state: z.string(),
  comment: z.string(),
  user: actor,
  environments: z.object({ nodes: nodes(z.object({ name: z.string() })) }),
});

const deployment = z.object({
  id: z.string(),
  environment: z.string().nullable(),
  commitOid: z.string(),
  createdAt: z.string(),
  ref: z.object({ name: z.string() }).nullable(),
  creator: actor,
  statuses: z
    .object({ nodes: nodes(z.object({ state: z.string(), createdAt: z.string(), logUrl: z.string().nullable(), creator: actor })) })
    .nullable(),
  commit: z
    .object({
      checkSuites: z
        .object({ nodes: nodes(z.object({ workflowRun: z.object({ deploymentReviews: z.object({ nodes: nodes(review) }) }).nullable() })) })
        .nullable(),
    })
    .nullable(),
});

/** What GitHub answers to a query: the answer, errors, or both. */
export const graphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ type: z.string().optional(), message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() }))
    .optional(),
});

export const pullsAnswer = z.object({
  nameWithOwner: z.string(),
  pullRequests: z.object({ totalCount: z.number().int(), pageInfo: paging, nodes: nodes(pull) }),
});
export const newestAnswer = z.object({
  nameWithOwner: z.string(),
  pullRequests: z.object({ nodes: nodes(z.object({ updatedAt: z.string() })) }),
});
export const numberedAnswer = z.object({ nameWithOwner: z.string() }).catchall(pull.nullable());
export const milestonesAnswer = z.object({ milestones: z.object({ pageInfo: paging, nodes: nodes(milestone) }).nullable() });
export const deploymentsAnswer = z.object({ deployments: z.object({ pageInfo: paging, nodes: nodes(deployment) }) });

const account = z.object({ login: z.string(), type: z.string().optional() }).nullable();
/** `GET /repos/{owner}/{repo}/releases`: only REST says the digests of assets. */
export const releasesAnswer = z.array(
  z.object({
    tag_name: z.string(),
    name: z.string().nullable(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    published_at: z.string().nullable(),
    author: account,
    assets: z.array(
      z.object({ name: z.string(), size: z.number().int(), digest: z.string().nullable().optional(), browser_download_url: z.string() }),
    ),
  }),
);

export type GithubActor = z.infer<typeof actor>;
export type GithubPull = z.infer<typeof pull>;
export type GithubRollup = z.infer<typeof rollup>;
export type GithubRun = z.infer<typeof run>;
export type GithubDeployment = z.infer<typeof deployment>;
export type GithubReleases = z.infer<typeof releasesAnswer>;
