import { schema as published } from '@octokit/graphql-schema';
import type { components } from '@octokit/openapi-types';
import { buildSchema, execute, parse, validate } from 'graphql';
import { z } from 'zod';
import type { Answer, Asked } from './start-server.ts';
import { commitId, type World, type WorldPull } from './world.ts';

// GitHub's text defines two fields twice.
const schema = buildSchema(published.idl, { assumeValid: true, assumeValidSDL: true });
const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

type RestRelease = Pick<components['schemas']['release'], 'tag_name' | 'name' | 'draft' | 'prerelease' | 'published_at'> & {
  author: Pick<components['schemas']['simple-user'], 'login' | 'type'>;
  assets: Pick<components['schemas']['release-asset'], 'name' | 'size' | 'digest' | 'browser_download_url'>[];
};

/** What a GitHub would answer that knows one repository: queries are executed against the schema that GitHub publishes, and their cost is counted as GitHub does. */
export function githubForge(world: World) {
  let points = 0;
  const answer = async (asked: Asked): Promise<Answer> => {
    if (asked.url.pathname === `/api/v3/repos/${world.project}/releases`) return { body: releases(asked) };
    if (asked.url.pathname !== '/api/graphql') return { status: 404, body: { message: 'Not Found' } };
    const { query, variables } = bodySchema.parse(asked.body);
    const document = parse(query);
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { body: { errors: wrong.map(({ message }) => ({ message })) } };
    const result = await execute({ schema, document, variableValues: variables, rootValue: root(world) });
    points += Math.max(1, Math.round(pointsOf(query, Number(variables['first'] ?? 1)) / 100));
    return { body: result };
  };
  const releases = ({ url }: Asked): RestRelease[] => {
    const page = Number(url.searchParams.get('page'));
    return world.releases.slice((page - 1) * 100, page * 100).map(
      ({ tag, at, assets }): RestRelease => ({
        tag_name: tag,
        name: tag,
        draft: false,
        prerelease: false,
        published_at: at,
        author: { login: 'alice', type: 'User' },
        assets: assets.map((asset) => ({ ...asset, browser_download_url: `https://forge.example/${asset.name}` })),
      }),
    );
  };
  return { answer, points: () => points };
}

/** One request for the page, and one for each connection of each node on it. */
function pointsOf(query: string, first: number): number {
  if (!query.startsWith('query Pulls')) return 1;
  const inner = (query.match(/\(first: \d+/g) ?? []).length;
  // The fragment of runs is used twice.
  return 1 + first * (inner + 1);
}

function root(world: World) {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) =>
      `${owner}/${name}`.toLowerCase() === world.project.toLowerCase() ? repository(world) : null,
  };
}

interface Page {
  readonly first: number;
  readonly after?: string | null;
}

function connect<Node>(all: readonly Node[], { first, after }: Page) {
  const from = after ? Number(after) : 0;
  const nodes = all.slice(from, from + first);
  const end = from + nodes.length;
  return { totalCount: all.length, nodes, pageInfo: { hasNextPage: end < all.length, endCursor: nodes.length === 0 ? null : String(end) } };
}

function repository(world: World) {
  return {
    nameWithOwner: world.project,
    pullRequest: ({ number }: { number: number }) => {
      const pull = world.pulls.find((each) => each.number === number);
      return pull === undefined ? null : pullNode(pull, world);
    },
    pullRequests: (page: Page & { states?: string[]; orderBy: { field: string; direction: string } }) => {
      const wanted = world.pulls.filter(({ state }) => page.states === undefined || page.states.includes(state.toUpperCase()));
      const key = page.orderBy.field === 'CREATED_AT' ? ('createdAt' as const) : ('updatedAt' as const);
      const sign = page.orderBy.direction === 'ASC' ? 1 : -1;
      const sorted = wanted.toSorted(
        (left, right) => sign * (Date.parse(left[key]) - Date.parse(right[key]) || left.number - right.number),
      );
      const { nodes, ...rest } = connect(sorted, page);
      return { ...rest, nodes: nodes.map((pull) => pullNode(pull, world)) };
    },
    milestones: (page: Page) =>
      connect(
        world.milestones.map(({ title, open, dueOn, openIssues }) => ({
          title,
          state: open ? 'OPEN' : 'CLOSED',
          dueOn,
          closedAt: null,
          issues: { totalCount: openIssues },
        })),
        page,
      ),
    deployments: (page: Page) => connect(world.deployments.map(deploymentNode), page),
  };
}

function person(login: string | null) {
  if (login === null) return null;
  return login.endsWith('[bot]')
    ? { __typename: 'Bot', login: login.slice(0, -5) }
    : { __typename: 'User', login, name: login.toUpperCase() };
}

function rollup(state: WorldPull['headCheck']) {
  if (state === null) return null;
  const run = {
    __typename: 'CheckRun',
    name: 'test',
    status: state === 'pending' ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion: state === 'pending' ? null : state.toUpperCase(),
    startedAt: '2026-11-01T10:00:00Z',
    completedAt: state === 'pending' ? null : '2026-11-01T10:05:00Z',
    detailsUrl: 'https://forge.example/run',
  };
  const status = { __typename: 'StatusContext', context: 'ci/other', state: 'SUCCESS', createdAt: '2026-11-01T10:04:00Z', targetUrl: null };
  return { contexts: (page: Page) => connect([run, status], page) };
}

function pullNode(pull: WorldPull, world: World) {
  const { number } = pull;
  return {
    ...pull,
    state: pull.state.toUpperCase(),
    isDraft: false,
    authorAssociation: number === 1 ? 'FIRST_TIME_CONTRIBUTOR' : 'MEMBER',
    author: person(pull.author),
    mergedBy: pull.mergedAt === null ? null : person('dave'),
    headRefName: `thing-${number}`,
    headRefOid: commitId('head', number),
    baseRefName: 'main',
    baseRefOid: commitId('base', number),
    isCrossRepository: number % 10 === 0,
    headRepository: { nameWithOwner: number % 10 === 0 ? `${pull.author ?? 'ghost'}/fork` : world.project },
    mergeCommit: pull.mergedAt === null ? null : { oid: commitId('merge', number), statusCheckRollup: rollup(pull.mergeCheck) },
    statusCheckRollup: rollup(pull.headCheck),
    reviewDecision: 'APPROVED',
    milestone: pull.milestone === null ? null : { title: pull.milestone },
    labels: (page: Page) =>
      connect(
        pull.labels.map((name) => ({ name })),
        page,
      ),
    reviews: (page: Page) =>
      connect(
        pull.approvedBy.map((login) => ({
          state: 'APPROVED',
          submittedAt: pull.createdAt,
          author: person(login),
          commit: { oid: commitId('head', number) },
        })),
        page,
      ),
    closingIssuesReferences: (page: Page) =>
      connect(
        pull.issues.map((issue) => ({
          number: issue.number,
          title: issue.title,
          state: issue.open ? 'OPEN' : 'CLOSED',
          repository: { nameWithOwner: world.project },
        })),
        page,
      ),
  };
}

function deploymentNode({ id, environment, commit, ref, at, statuses, approvedBy }: World['deployments'][number]) {
  const review = {
    state: 'APPROVED',
    comment: 'Go',
    user: person(approvedBy),
    environments: (page: Page) => connect([{ name: environment }], page),
  };
  const workflowRun = { deploymentReviews: (page: Page) => connect(approvedBy === null ? [] : [review], page) };
  return {
    id: `D_${id}`,
    environment,
    commitOid: commit,
    createdAt: at,
    ref: { name: ref },
    creator: person('alice'),
    statuses: (page: Page) =>
      connect(
        statuses.map(({ state, at: createdAt }) => ({ state, createdAt, logUrl: null, creator: person('alice') })),
        page,
      ),
    commit: { checkSuites: (page: Page) => connect([{ workflowRun }], page) },
  };
}
