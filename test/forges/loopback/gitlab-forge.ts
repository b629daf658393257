import type {
  DeploymentSchema,
  FreezePeriodSchema,
  MergeRequestSchema,
  MilestoneSchema,
  ProjectSchema,
  ReleaseSchema,
} from '@gitbeaker/core';
import { buildSchema, execute, parse, validate } from 'graphql';
import { z } from 'zod';
import type { Answer, Asked } from './start-server.ts';
import { commitId, describeClosing, type World, type WorldPull } from './world.ts';

/** The part of GitLab's schema that is asked for, with the types that its reference gives each field (docs.gitlab.com/api/graphql/reference). */
const schema = buildSchema(`
  scalar Time
  type Query { project(fullPath: ID!): Project }
  type Repository { rootRef: String }
  enum IssueState { all closed locked opened }
  type Issue { iid: String! title: String! state: IssueState! }
  type IssueConnection { nodes: [Issue] pageInfo: PageInfo! }
  type Project {
    fullPath: ID! repository: Repository
    issues(after: String, before: String, first: Int, last: Int, iids: [String!]): IssueConnection
    pipelines(after: String, before: String, first: Int, last: Int, ref: String, sha: String, status: PipelineStatusEnum): PipelineConnection
    mergeRequests(after: String, before: String, first: Int, last: Int, iids: [String!], updatedAfter: Time, sort: MergeRequestSort = CREATED_DESC): MergeRequestConnection
  }
  enum MergeRequestSort { CREATED_ASC CREATED_DESC UPDATED_ASC UPDATED_DESC MERGED_AT_ASC MERGED_AT_DESC }
  enum MergeRequestState { all closed locked merged opened }
  enum NotesFilterType { ALL_NOTES ONLY_ACTIVITY ONLY_COMMENTS }
  enum PipelineStatusEnum { CANCELED CANCELING CREATED FAILED MANUAL PENDING PREPARING RUNNING SCHEDULED SKIPPED SUCCESS WAITING_FOR_CALLBACK WAITING_FOR_RESOURCE }
  type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
  type MergeRequestConnection { count: Int! nodes: [MergeRequest] pageInfo: PageInfo! }
  interface User { username: String! name: String! bot: Boolean! }
  type UserCore implements User { username: String! name: String! bot: Boolean! }
  type MergeRequestAuthor implements User { username: String! name: String! bot: Boolean! }
  type UserCoreConnection { nodes: [UserCore] pageInfo: PageInfo! }
  type Label { title: String! }
  type LabelConnection { nodes: [Label] pageInfo: PageInfo! }
  type Milestone { title: String! }
  type DiffRefs { baseSha: String headSha: String! startSha: String! }
  type PipelineConnection { nodes: [Pipeline] pageInfo: PageInfo! }
  type Pipeline { sha: String ref: String status: PipelineStatusEnum! finishedAt: Time }
  type Note { body: String! system: Boolean! createdAt: Time! author: UserCore }
  type NoteConnection { nodes: [Note] pageInfo: PageInfo! }
  type MergeRequest {
    iid: String! title: String! description: String state: MergeRequestState! draft: Boolean!
    createdAt: Time! updatedAt: Time! mergedAt: Time
    author: MergeRequestAuthor mergeUser: UserCore
    sourceBranch: String! targetBranch: String! diffHeadSha: String diffRefs: DiffRefs mergeCommitSha: String
    sourceProject: Project milestone: Milestone approved: Boolean!
    labels(after: String, before: String, first: Int, last: Int): LabelConnection
    approvedBy(after: String, before: String, first: Int, last: Int): UserCoreConnection
    notes(after: String, before: String, first: Int, last: Int, filter: NotesFilterType = ALL_NOTES): NoteConnection!
    headPipeline: Pipeline
  }`);
const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

/** What a GitLab would answer that knows one project; bodies of REST are held to the published types. */
export function gitlabForge(world: World) {
  const answer = async (asked: Asked): Promise<Answer> => {
    const { pathname, searchParams } = asked.url;
    if (pathname === '/api/graphql') return graphql(asked);
    const rest = `/api/v4/projects/${encodeURIComponent(world.project)}`;
    if (pathname === rest) return { body: { path_with_namespace: world.project } satisfies Pick<ProjectSchema, 'path_with_namespace'> };
    if (pathname === `${rest}/merge_requests`) return { body: squashesOf(world, searchParams.getAll('iids[]')) };
    const list = pathname.startsWith(`${rest}/`) ? lists(world)[pathname.slice(rest.length + 1)] : undefined;
    if (list === undefined) return { status: 404, body: { message: '404 Project Not Found' } };
    const page = Number(searchParams.get('page') ?? 1);
    return { body: list.slice((page - 1) * 100, page * 100), headers: { 'x-total': String(list.length) } };
  };
  const graphql = async (asked: Asked): Promise<Answer> => {
    const { query, variables } = bodySchema.parse(asked.body);
    const document = parse(query);
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { body: { errors: wrong.map(({ message }) => ({ message })) } };
    // Of what is asked for, lists of pipelines by a commit are the dearest: each costs nine, and a stranger may ask for two hundred.
    const complexity = 2 + 9 * (query.match(/pipelines\(sha:/g) ?? []).length;
    if (complexity > 200)
      return { body: { errors: [{ message: `Query has complexity of ${complexity}, which exceeds max complexity of 200` }] } };
    return { body: await execute({ schema, document, variableValues: variables, rootValue: { project: projectOf(world) } }) };
  };
  return { answer };
}

const person = (login: string) => ({ username: login, name: login.toUpperCase(), bot: login.endsWith('[bot]') });

function lists(world: World): Readonly<Record<string, readonly unknown[]>> {
  return {
    milestones: world.milestones.map(
      ({ title, open, dueOn }): Pick<MilestoneSchema, 'title' | 'state' | 'due_date'> => ({
        title,
        state: open ? 'active' : 'closed',
        due_date: dueOn?.slice(0, 10) ?? '',
      }),
    ),
    releases: world.releases.map(({ tag, at, assets }) => {
      const release: Pick<ReleaseSchema, 'tag_name' | 'name' | 'released_at'> = { tag_name: tag, name: tag, released_at: at };
      return {
        ...release,
        author: person('alice'),
        assets: { links: assets.map(({ name }) => ({ name, url: `https://forge.example/${name}` })) },
      };
    }),
    deployments: world.deployments.map(({ id, ref, commit, at, environment, statuses }) => {
      const deployment: Pick<DeploymentSchema, 'id' | 'ref' | 'sha' | 'created_at' | 'status'> = {
        id,
        ref,
        sha: commit,
        created_at: at,
        status: 'success',
      };
      return { ...deployment, updated_at: statuses.at(-1)?.at, user: person('alice'), environment: { name: environment } };
    }),
    freeze_periods: [
      { freeze_start: '0 23 * * 5', freeze_end: '0 8 * * 1', cron_timezone: 'Australia/Melbourne' } satisfies Pick<
        FreezePeriodSchema,
        'freeze_start' | 'freeze_end' | 'cron_timezone'
      >,
    ],
  };
}

interface Page {
  readonly first?: number;
  readonly after?: string | null;
  readonly iids?: readonly string[];
  readonly updatedAfter?: string | null;
  readonly sha?: string;
}

/** Pages go on after a time and a number, as GitLab's do, so that what changes meanwhile does not move the others. */
function projectOf(world: World) {
  return ({ fullPath }: { fullPath: string }) =>
    fullPath.toLowerCase() !== world.project.toLowerCase()
      ? null
      : {
          fullPath: world.project,
          repository: { rootRef: 'main' },
          issues: ({ first = 100, iids = [] }: Page) => ({
            nodes: world.pulls
              .flatMap(({ issues }) => issues)
              .filter(({ number }) => iids.includes(String(number)))
              .slice(0, first)
              .map(({ number, title, open }) => ({ iid: String(number), title, state: open ? 'opened' : 'closed' })),
            pageInfo: { hasNextPage: false },
          }),
          pipelines: ({ first = 100, sha }: Page) => pipelinesOf(world, first, sha),
          mergeRequests: ({ first = 100, after, iids, updatedAfter }: Page) => {
            const keyOf = (pull: WorldPull) => `${pull.updatedAt} ${String(pull.number).padStart(9, '0')}`;
            const all = world.pulls
              .filter(({ number, updatedAt }) => (iids?.includes(String(number)) ?? true) && (!updatedAfter || updatedAt >= updatedAfter))
              .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
            const rest = after ? all.filter((pull) => keyOf(pull) > after) : all;
            const nodes = rest.slice(0, first);
            const last = nodes.at(-1);
            return {
              count: all.length,
              pageInfo: { hasNextPage: nodes.length < rest.length, endCursor: last === undefined ? null : keyOf(last) },
              nodes: nodes.map((pull) => requestNode(pull, world)),
            };
          },
        };
}

/** Of each commit the newest first; those of merge requests and branches among them, as GitLab lists them. */
function pipelinesOf({ pulls, pipelinesHidden = false }: World, first: number, sha: string | undefined) {
  const all = pulls.flatMap(({ number, headCheck, mergeCheck, how, mergedAt }) => {
    const head = commitId('head', number);
    const merge = how === 'fast-forward' ? head : commitId('merge', number);
    return [
      ...(mergeCheck === null || mergedAt === null ? [] : [pipeline(merge, 'main', mergeCheck)]),
      ...(mergedAt !== null && number === 8 ? [pipeline(merge, 'main', 'failure'), pipeline(merge, 'v2.3.0', 'success')] : []),
      ...(headCheck === null
        ? []
        : [pipeline(head, `refs/merge-requests/${number}/head`, 'failure'), pipeline(head, `thing-${number}`, 'failure')]),
    ];
  });
  const found = pipelinesHidden ? [] : all.filter((each) => sha === undefined || each.sha === sha);
  return { nodes: found.slice(0, first), pageInfo: { hasNextPage: found.length > first } };
}

function pipeline(sha: string, ref: string, result: 'success' | 'failure' | 'pending') {
  return {
    sha,
    ref,
    status: { success: 'SUCCESS', failure: 'FAILED', pending: 'RUNNING' }[result],
    finishedAt: result === 'pending' ? null : '2026-11-01T10:05:00Z',
  };
}

function squashesOf({ pulls }: World, iids: readonly string[]): readonly Pick<MergeRequestSchema, 'iid' | 'squash_commit_sha'>[] {
  return pulls
    .filter(({ number }) => iids.includes(String(number)))
    .map(({ number, how }) => ({ iid: number, squash_commit_sha: how === 'squash' ? commitId('merge', number) : null }));
}

function requestNode(pull: WorldPull, world: World) {
  const whole = { hasNextPage: false };
  return {
    iid: String(pull.number),
    title: pull.title,
    description: describeClosing(pull),
    state: pull.state === 'open' ? 'opened' : pull.state,
    draft: false,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    mergedAt: pull.mergedAt,
    author: pull.author === null ? null : person(pull.author),
    mergeUser: pull.mergedAt === null ? null : person('dave'),
    sourceBranch: `thing-${pull.number}`,
    targetBranch: 'main',
    diffHeadSha: commitId('head', pull.number),
    diffRefs: { baseSha: commitId('base', pull.number) },
    mergeCommitSha: pull.mergedAt === null || pull.how !== undefined ? null : commitId('merge', pull.number),
    sourceProject: { fullPath: pull.number % 10 === 0 ? 'fork/portal' : world.project },
    milestone: pull.milestone === null ? null : { title: pull.milestone },
    labels: { nodes: pull.labels.map((title) => ({ title })), pageInfo: whole },
    approved: true,
    approvedBy: { nodes: pull.approvedBy.map(person), pageInfo: whole },
    notes: {
      nodes: pull.approvedBy.map((login) => ({
        body: 'approved this merge request',
        system: true,
        createdAt: pull.createdAt,
        author: person(login),
      })),
    },
    headPipeline:
      pull.headCheck === null || world.pipelinesHidden === true
        ? null
        : { sha: commitId('head', pull.number), status: pull.headCheck === 'pending' ? 'RUNNING' : 'SUCCESS', finishedAt: null },
  };
}
