import { z } from 'zod';
import { answerUnreadable, notForge, projectMoved, projectUnknown, scopeMissing } from '../../schema/collect-failures.ts';
import { compareMoments } from '../../schema/snapshot/sort-snapshot.ts';
import { parseAnswer } from '../client/parse-answer.ts';
import type { Collector, Page, Wanted } from '../collector.ts';
import type { ForgePlace } from '../forge-place.ts';
import { nextCursor } from '../next-cursor.ts';
import { type PullPage, walkPulls } from '../walk-pulls.ts';
import {
  deploymentsAnswer,
  type GithubPull,
  graphqlAnswer,
  milestonesAnswer,
  newestAnswer,
  numberedAnswer,
  pullsAnswer,
  releasesAnswer,
} from './answers.ts';
import { deploymentOfGithub, milestonesOfGithub, releasesOfGithub } from './other-parts.ts';
import { pullOfGithub } from './pull-of-github.ts';
import { deploymentsQuery, milestonesQuery, newestQuery, numberedQuery, pullsQuery } from './queries.ts';

/** What a page asks for at each try: a forge that cannot answer for a hundred in time may answer for fewer. */
const pageSizes = [100, 100, 50, 50, 25, 10];

/** Collects from GitHub: GraphQL for all but releases, whose digests only REST says. */
export function collectGithub(
  { client, host, project, asked, hasToken }: ForgePlace,
  api: { readonly graphql: string; readonly rest: string },
): Collector {
  const [owner = '', name = ''] = project.split('/');

  async function query<Shape extends z.ZodType>(text: string, variables: (attempt: number) => object, shape: Shape) {
    const { status, json } = await client.ask({
      path: api.graphql,
      body: (attempt) => ({ query: text, variables: { owner, name, ...variables(attempt) } }),
      failureOf: listTransient,
    });
    const answer = graphqlAnswer.safeParse(json);
    if (status === 404 || (!answer.success && status < 400)) throw notForge(asked, 'GitHub');
    const errors = answer.data?.errors ?? [];
    if (status < 400 && answer.data?.data === undefined && errors.length === 0) throw notForge(asked, 'GitHub');
    if (status === 403) throw scopeMissing(asked, messageOf(json));
    if (status >= 400 || !answer.success) throw answerUnreadable(asked, `status ${status}`);
    const refusal =
      errors.find(({ type }) => type === 'INSUFFICIENT_SCOPES') ??
      errors.find(({ type, path = [] }) => type === 'FORBIDDEN' && !path.includes('statusCheckRollup'));
    const repository = z.object({ repository: z.unknown() }).safeParse(answer.data.data).data?.repository ?? null;
    if (refusal !== undefined && (refusal.type === 'INSUFFICIENT_SCOPES' || repository === null))
      throw scopeMissing(asked, refusal.message);
    if (repository === null) {
      const other = errors.find(({ type }) => type !== 'NOT_FOUND');
      throw other === undefined ? projectUnknown(asked, hasToken) : answerUnreadable(asked, client.hide(other.message));
    }
    const checksHidden = errors.some(({ path = [] }) => path.includes('statusCheckRollup'));
    return { repository: parseAnswer(shape, repository, asked), checksHidden };
  }

  async function pullPage(direction: 'ASC' | 'DESC', after: string | null, now: string): Promise<PullPage> {
    const { repository, checksHidden } = await query(
      pullsQuery,
      (attempt) => ({
        first: pageSizes[attempt] ?? 10,
        after,
        states: direction === 'ASC' ? ['OPEN', 'MERGED'] : ['OPEN', 'MERGED', 'CLOSED'],
        order: { field: direction === 'ASC' ? 'CREATED_AT' : 'UPDATED_AT', direction },
      }),
      pullsAnswer,
    );
    expectSame(repository.nameWithOwner);
    const { nodes, pageInfo, totalCount } = repository.pullRequests;
    const pulls = (nodes ?? []).filter((pull) => pull !== null);
    return {
      found: foundIn(pulls, { now, checksHidden }),
      changed: pulls.map(({ updatedAt }) => updatedAt),
      next: nextCursor(pageInfo, { asked, name: 'pull requests' }),
      total: direction === 'ASC' ? totalCount : null,
    };
  }

  function expectSame(nameWithOwner: string): void {
    if (nameWithOwner.toLowerCase() !== project.toLowerCase()) throw projectMoved(asked, nameWithOwner);
  }

  async function readPulls(cursor: string | null, wanted: Wanted): Promise<Page> {
    return walkPulls(cursor, wanted, {
      oldest: (after) => pullPage('ASC', after, wanted.now),
      recent: async (after, since) => {
        if (since !== null) return pullPage('DESC', after, wanted.now);
        const { repository } = await query(newestQuery, () => ({}), newestAnswer);
        expectSame(repository.nameWithOwner);
        const changed = (repository.pullRequests.nodes ?? []).flatMap((pull) => pull?.updatedAt ?? []);
        return { found: {}, changed, next: null, total: null };
      },
      numbered: async (numbers) => {
        const found: GithubPull[] = [];
        let hidden = false;
        for (let at = 0; at < numbers.length; at += 50) {
          const { repository, checksHidden } = await query(numberedQuery(numbers.slice(at, at + 50)), () => ({}), numberedAnswer);
          const { nameWithOwner, ...pulls } = repository;
          expectSame(nameWithOwner);
          found.push(...Object.values(pulls).filter((pull) => typeof pull === 'object' && pull !== null));
          hidden ||= checksHidden;
        }
        return foundIn(found, { now: wanted.now, checksHidden: hidden });
      },
    });
  }

  async function readReleases(cursor: string | null): Promise<Page> {
    const page = cursor === null ? 1 : Number(cursor);
    const { status, json } = await client.ask({ path: `${api.rest}/repos/${owner}/${name}/releases?per_page=100&page=${page}` });
    if (status === 403 || status === 404) return { found: {}, next: null };
    const releases = parseAnswer(releasesAnswer, json, asked);
    return { found: { releases: releasesOfGithub(releases) }, next: releases.length < 100 ? null : String(page + 1) };
  }

  async function readMilestones(cursor: string | null): Promise<Page> {
    const { repository } = await query(milestonesQuery, () => ({ after: cursor }), milestonesAnswer);
    const next = repository.milestones?.pageInfo;
    return {
      found: { milestones: milestonesOfGithub(repository) },
      next: next === undefined ? null : nextCursor(next, { asked, name: 'milestones' }),
    };
  }

  async function readDeployments(cursor: string | null, wanted: Wanted): Promise<Page> {
    const { repository } = await query(deploymentsQuery, () => ({ after: cursor }), deploymentsAnswer);
    const { nodes, pageInfo } = repository.deployments;
    const deployments = (nodes ?? []).filter((deployment) => deployment !== null);
    const since = wanted.deployedSince;
    const isEnd = since !== null && deployments.some(({ createdAt }) => compareMoments(createdAt, since) < 0);
    return {
      found: { deployments: deployments.map((deployment) => deploymentOfGithub(deployment, wanted.now)) },
      next: isEnd ? null : nextCursor(pageInfo, { asked, name: 'deployments' }),
    };
  }

  return {
    forge: 'github',
    host,
    project,
    lists: [
      { name: 'pull requests', read: readPulls },
      { name: 'milestones', read: readMilestones },
      { name: 'releases', read: readReleases },
      { name: 'deployments', read: readDeployments },
    ],
  };
}

function foundIn(pulls: readonly GithubPull[], reading: { readonly now: string; readonly checksHidden: boolean }) {
  return {
    pulls: pulls.filter(({ state }) => state !== 'CLOSED').map((pull) => pullOfGithub(pull, reading)),
    closed: pulls.filter(({ state }) => state === 'CLOSED').map(({ number }) => number),
  };
}

/** GitHub answers 200 with an error without a type when a query took too long. */
function listTransient(json: unknown): string | null {
  const answer = graphqlAnswer.safeParse(json).data;
  const broken = answer?.errors?.some(
    ({ type, message }) => type === undefined && /something went wrong|timed? ?out|try again/i.test(message),
  );
  return broken === true ? 'it could not answer in time' : null;
}

function messageOf(json: unknown): string {
  return z.object({ message: z.string() }).safeParse(json).data?.message ?? '';
}
