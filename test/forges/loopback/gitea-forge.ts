import type { CommitStatus, Issue, Milestone, PullRequest, PullReview, Release, Repository } from 'gitea-js';
import type { Answer, Asked } from './start-server.ts';
import { commitId, describeClosing, type World, type WorldPull } from './world.ts';

/** What a Gitea or Forgejo would answer that knows one repository; bodies are held to the published types. */
export function giteaForge(world: World) {
  const rest = `/api/v1/repos/${world.project}`;
  const answer = async ({ url }: Asked): Promise<Answer> => {
    const below = url.pathname.startsWith(rest) ? url.pathname.slice(rest.length) : null;
    const number = Number(/^\/pulls\/(\d+)/.exec(below ?? '')?.[1]);
    const pull = world.pulls.find((each) => each.number === number);
    if (below === '') return { body: { full_name: world.project } satisfies Repository };
    if (below === '/pulls') return paged(pulls(url.searchParams.get('sort') ?? ''), url);
    if (pull !== undefined && below?.endsWith('/reviews')) return { body: reviews(pull) };
    if (pull !== undefined) return { body: pullNode(pull, world) };
    const issue = world.pulls.flatMap(({ issues }) => issues).find((each) => below === `/issues/${each.number}`);
    if (issue !== undefined) return { body: issueNode(issue) };
    if (below?.startsWith('/commits/')) return { body: statuses(below) };
    if (below === '/milestones') return paged(milestones(), url);
    if (below === '/releases') return paged(releases(), url);
    return { status: 404, body: { message: 'The target could not be found.' } };
  };

  const pulls = (sort: string): PullRequest[] => {
    const key = sort === 'oldest' ? ('createdAt' as const) : ('updatedAt' as const);
    const sign = sort === 'oldest' ? 1 : -1;
    return world.pulls
      .toSorted((left, right) => sign * (Date.parse(left[key]) - Date.parse(right[key]) || left.number - right.number))
      .map((pull) => pullNode(pull, world));
  };

  const reviews = (pull: WorldPull): PullReview[] =>
    pull.approvedBy.map((login) => ({
      state: 'APPROVED',
      user: { login },
      submitted_at: pull.createdAt,
      commit_id: commitId('head', pull.number),
      dismissed: false,
    }));

  const statuses = (path: string): CommitStatus[] => [
    { context: 'ci/test', status: 'success', created_at: '2026-11-01T10:05:00Z', target_url: '' },
    { context: 'ci/test', status: 'pending', created_at: '2026-11-01T10:00:00Z', target_url: '' },
    ...(path.includes('/c') ? [{ context: 'ci/merge', status: 'success' as const, created_at: '2026-11-01T10:05:00Z' }] : []),
  ];

  const milestones = (): Milestone[] =>
    world.milestones.map(({ title, open, dueOn, openIssues }) => ({
      title,
      state: open ? 'open' : 'closed',
      ...(dueOn === null ? {} : { due_on: dueOn }),
      open_issues: openIssues,
    }));

  const releases = (): Release[] =>
    world.releases.map(({ tag, at, assets }) => ({
      tag_name: tag,
      name: tag,
      draft: false,
      prerelease: false,
      published_at: at,
      author: { login: 'alice' },
      assets: assets.map(({ name, size }) => ({ name, size, browser_download_url: `https://forge.example/${name}` })),
    }));

  return { answer };
}

function issueNode({ number, title, open }: WorldPull['issues'][number]): Issue {
  return { number, title, state: open ? 'open' : 'closed' };
}

function paged(all: readonly unknown[], url: URL): Answer {
  const limit = Math.min(50, Number(url.searchParams.get('limit')));
  const page = Number(url.searchParams.get('page') ?? 1);
  return { body: all.slice((page - 1) * limit, page * limit), headers: { 'x-total-count': String(all.length) } };
}

function pullNode(pull: WorldPull, world: World): PullRequest {
  const { number } = pull;
  return {
    number,
    title: pull.title,
    body: describeClosing(pull),
    state: pull.state === 'open' ? 'open' : 'closed',
    merged: pull.state === 'merged',
    draft: false,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    ...(pull.mergedAt === null
      ? {}
      : { merged_at: pull.mergedAt, merged_by: { login: 'dave' }, merge_commit_sha: commitId('merge', number) }),
    ...(pull.author === null ? {} : { user: { login: pull.author } }),
    head: {
      ref: `thing-${number}`,
      sha: commitId('head', number),
      repo: { full_name: number % 10 === 0 ? 'fork/portal' : world.project },
    },
    base: { ref: 'main', sha: commitId('base', number), repo: { full_name: world.project } },
    labels: pull.labels.map((name) => ({ name })),
    ...(pull.milestone === null ? {} : { milestone: { title: pull.milestone } }),
  };
}
