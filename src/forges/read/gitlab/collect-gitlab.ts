import { z } from 'zod';
import { answerUnreadable, notForge, projectMoved, projectUnknown, scopeMissing } from '../../schema/collect-failures.ts';
import type { Found } from '../../schema/snapshot/found.ts';
import { parseAnswer } from '../client/parse-answer.ts';
import type { Collector, Page, Wanted } from '../collector.ts';
import { expectProject, type ForgePlace } from '../forge-place.ts';
import { nextCursor } from '../next-cursor.ts';
import { messageOf, readRestPage } from '../rest-list.ts';
import {
  deploymentsAnswer,
  freezesAnswer,
  type GitlabPipelines,
  issuesAnswer,
  mergeRequestsAnswer,
  milestonesAnswer,
  pipelinesAnswer,
  projectAnswer,
  releasesAnswer,
  squashedAnswer,
} from './answers.ts';
import { readClosed } from './closed-issues.ts';
import { readMerges } from './merge-pipelines.ts';
import { deploymentOfGitlab, freezeOfGitlab, milestoneOfGitlab, releaseOfGitlab } from './other-parts.ts';
import { pullOfGitlab } from './pull-of-gitlab.ts';
import { issuesQuery, mergeRequestsQuery, numberedQuery, pipelinesQuery } from './queries.ts';

/** What a page asks for at each try. Fifty merge requests with all that is read of them stay below GitLab's limit of complexity. */
const pageSizes = [50, 50, 25, 25, 10, 5];

/** Most pipelines of one commit that are read: the newest. */
const mostPipelines = 10;

const graphqlAnswer = z.object({
  data: z.object({ project: z.unknown() }).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Collects from GitLab: merge requests by GraphQL, where REST would need requests for each; the rest by REST. */
export function collectGitlab(place: ForgePlace): Collector {
  const { client, host, project, asked, hasToken } = place;
  const rest = `/api/v4/projects/${encodeURIComponent(project)}`;

  async function query<Found extends { readonly fullPath: string }>(
    text: string,
    variables: object,
    shape: z.ZodType<Found>,
  ): Promise<Found> {
    const answer = await client.ask({
      path: '/api/graphql',
      body: (attempt) => ({ query: text, variables: { path: project, first: pageSizes[attempt] ?? 5, ...variables } }),
      failureOf: (json) =>
        graphqlAnswer.safeParse(json).data?.errors?.some(({ message }) => /timeout/i.test(message)) ? 'it could not answer in time' : null,
    });
    if (answer.status === 403) throw scopeMissing(asked, messageOf(answer));
    const parsed = graphqlAnswer.safeParse(answer.json);
    if (answer.status >= 400 || !parsed.success) throw notForge(asked, 'GitLab');
    const [error] = parsed.data.errors ?? [];
    if (error !== undefined) throw answerUnreadable(asked, client.hide(error.message));
    if (!parsed.data.data?.project) throw projectUnknown(asked, hasToken);
    const found = parseAnswer(shape, parsed.data.data.project, asked);
    if (found.fullPath.toLowerCase() !== project.toLowerCase()) throw projectMoved(asked, found.fullPath);
    return found;
  }

  async function readPulls(cursor: string | null, wanted: Wanted): Promise<Page> {
    if (cursor === null) {
      const answer = await client.ask({ path: rest });
      expectProject(place, { answer, name: projectAnswer.safeParse(answer.json).data?.path_with_namespace, forge: 'GitLab' });
      return { found: await readNumbered(wanted), next: 'from:' };
    }
    const after = cursor.slice('from:'.length);
    const found = await query(mergeRequestsQuery, { after: after === '' ? null : after, since: wanted.since }, mergeRequestsAnswer);
    const { pageInfo, count } = found.mergeRequests;
    const next = nextCursor(pageInfo, { asked, name: 'merge requests' });
    return {
      found: await foundIn(found, wanted.now),
      next: next === null ? null : `from:${next}`,
      total: wanted.since === null ? count : null,
    };
  }

  async function readNumbered({ again, now }: Wanted): Promise<Found> {
    const all: Found[] = [];
    for (let at = 0; at < again.length; at += 50) {
      const iids = again.slice(at, at + 50).map(String);
      all.push(await foundIn(await query(numberedQuery, { first: 50, iids }, mergeRequestsAnswer), now));
    }
    return { pulls: all.flatMap(({ pulls = [] }) => pulls), closed: all.flatMap(({ closed = [] }) => closed) };
  }

  async function foundIn({ mergeRequests, repository, pipelines }: z.infer<typeof mergeRequestsAnswer>, now: string): Promise<Found> {
    const requests = (mergeRequests.nodes ?? []).filter((node) => node !== null);
    const there = requests.filter(({ state }) => state !== 'closed');
    const closing = await readClosed(there, { home: `${host}/${project}`, branch: repository?.rootRef ?? null, ask: readIssues });
    const hasPipelines = (pipelines?.nodes ?? []).length > 0;
    const merging = await readMerges(there, { hasPipelines, askSquashed: readSquashed, askPipelines: readPipelines });
    return {
      pulls: there.map((request) => pullOfGitlab(request, { project, now, hasPipelines, ...closing(request), merge: merging(request) })),
      closed: requests.filter(({ state }) => state === 'closed').map(({ iid }) => Number(iid)),
    };
  }

  async function readIssues(iids: readonly string[]): Promise<z.infer<typeof issuesAnswer>['issues']> {
    return (await query(issuesQuery, { first: 100, iids }, issuesAnswer)).issues;
  }

  async function readSquashed(iids: readonly string[]): Promise<Readonly<z.infer<typeof squashedAnswer>> | null> {
    const numbers = iids.map((iid) => `iids[]=${iid}`).join('&');
    const path = `${rest}/merge_requests?state=merged&per_page=100&${numbers}`;
    return (await readRestPage({ client, asked, path, shape: squashedAnswer }, null))?.items ?? null;
  }

  async function readPipelines(commits: readonly string[]): Promise<readonly (GitlabPipelines | null)[]> {
    const variables = Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit]));
    const found = await query(pipelinesQuery(commits.length), { first: mostPipelines, ...variables }, pipelinesAnswer);
    return commits.map((_, index) => found[`c${index}`] ?? null);
  }

  async function list<Item>({ path, shape, cursor }: Listed<Item>, foundOf: (items: readonly Item[]) => Found): Promise<Page> {
    const page = await readRestPage({ client, asked, path: rest + path, shape }, cursor);
    if (page === null) return { found: {}, next: null };
    return { found: foundOf(page.items), next: page.next };
  }

  async function readDeployments(cursor: string | null, { deployedSince }: Wanted): Promise<Page> {
    // By id nothing changes its place; what changed last comes first, so that what changes meanwhile moves others back and none away.
    const order =
      deployedSince === null ? 'order_by=id&sort=asc' : `order_by=updated_at&sort=desc&updated_after=${encodeURIComponent(deployedSince)}`;
    const page = await readRestPage({ client, asked, path: `${rest}/deployments?${order}&per_page=100`, shape: deploymentsAnswer }, cursor);
    if (page === null) return { found: {}, next: null };
    return { found: { deployments: page.items.map(deploymentOfGitlab) }, next: page.next };
  }

  return {
    forge: 'gitlab',
    host,
    project,
    lists: [
      { name: 'merge requests', read: readPulls },
      {
        name: 'milestones',
        read: (cursor) =>
          list({ path: '/milestones?per_page=100', shape: milestonesAnswer, cursor }, (items) => ({
            milestones: items.map(milestoneOfGitlab),
          })),
      },
      {
        name: 'releases',
        read: (cursor) =>
          list({ path: '/releases?per_page=100', shape: releasesAnswer, cursor }, (items) => ({
            releases: items.map(releaseOfGitlab),
          })),
      },
      { name: 'deployments', read: readDeployments },
      {
        name: 'freeze periods',
        read: (cursor) =>
          list({ path: '/freeze_periods?per_page=100', shape: freezesAnswer, cursor }, (items) => ({
            freezes: items.map(freezeOfGitlab),
          })),
      },
    ],
  };
}

interface Listed<Item> {
  readonly path: string;
  readonly shape: z.ZodType<readonly Item[]>;
  readonly cursor: string | null;
}
