import pLimit from 'p-limit';
import type { z } from 'zod';
import { giteaClosing, listClosing } from '../../schema/closing-issues.ts';
import type { Found } from '../../schema/snapshot/found.ts';
import { parseAnswer } from '../client/parse-answer.ts';
import type { Collector, Page, Wanted } from '../collector.ts';
import { expectProject, type ForgePlace } from '../forge-place.ts';
import { line, moment, webAddress } from '../plain-parts.ts';
import { readRestPage } from '../rest-list.ts';
import { type PullPage, walkPulls } from '../walk-pulls.ts';
import {
  type GiteaPull,
  issueAnswer,
  milestonesAnswer,
  pullAnswer,
  pullsAnswer,
  releasesAnswer,
  repositoryAnswer,
  reviewsAnswer,
  statusesAnswer,
} from './answers.ts';
import { detailsAtOnce, type GiteaDetails, personOf, pullOfGitea } from './pull-of-gitea.ts';

/** How many requests run side by side. */
const atOnce = 4;
/** Most issues of one pull request. */
const mostIssues = 20;

/**
 * Collects from Gitea and Forgejo. They have REST alone, so that reviews and statuses need up to three requests for each pull request that is new, beside
 * one for each page of fifty and one for each issue that is closed.
 */
export function collectGitea(place: ForgePlace): Collector {
  const { client, host, project, asked } = place;
  const rest = `/api/v1/repos/${project}`;
  const limit = pLimit(atOnce);

  /** One page of details; null for what is not there. */
  async function part<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.output<Shape> | null> {
    const { status, json } = await client.ask({ path: rest + path });
    return status >= 400 ? null : parseAnswer(shape, json, asked);
  }

  async function describe(pull: GiteaPull): Promise<GiteaDetails> {
    const { sha } = pull.head;
    const merge = pull.merged ? pull.merge_commit_sha : null;
    return {
      ...(await readClosed(pull)),
      reviews: await part(`/pulls/${pull.number}/reviews?limit=${detailsAtOnce}`, reviewsAnswer),
      head: isSha(sha) ? await part(`/commits/${sha}/statuses?limit=${detailsAtOnce}`, statusesAnswer) : null,
      merge: isSha(merge) ? await part(`/commits/${merge}/statuses?limit=${detailsAtOnce}`, statusesAnswer) : null,
    };
  }

  const issues = new Map<number, ReturnType<typeof readIssue>>();

  /** The issues that a pull request closes. Each is asked for once, whatever number of pull requests name it. */
  async function readClosed({ title, body }: GiteaPull): Promise<Pick<GiteaDetails, 'issues' | 'others'>> {
    const { numbers, others } = listClosing(`${title}\n${body ?? ''}`, { style: giteaClosing, home: `${host}/${project}` });
    const found: Awaited<ReturnType<typeof readIssue>>[] = [];
    for (const number of numbers.slice(0, mostIssues)) {
      const asking = issues.get(number) ?? readIssue(number);
      issues.set(number, asking);
      found.push(await asking);
    }
    const own = found.filter((issue) => issue !== null);
    return { issues: own, others: others || own.length < numbers.length };
  }

  async function readIssue(number: number): Promise<GiteaDetails['issues'][number] | null> {
    const issue = await part(`/issues/${number}`, issueAnswer);
    if (issue === null || issue.pull_request) return null;
    return { project: null, number, title: line(issue.title), state: issue.state === 'closed' ? 'closed' : 'open' };
  }

  async function foundIn(pulls: readonly GiteaPull[], now: string): Promise<Found> {
    const isClosed = ({ state, merged }: GiteaPull) => state === 'closed' && !merged;
    return {
      pulls: await limit.map(
        pulls.filter((pull) => !isClosed(pull)),
        async (pull) => pullOfGitea(pull, await describe(pull), now),
      ),
      closed: pulls.filter(isClosed).map(({ number }) => number),
    };
  }

  async function pullPage(
    sort: 'oldest' | 'recentupdate',
    after: string | null,
    { now, since }: { readonly now: string; readonly since: string | null },
  ): Promise<PullPage> {
    const page = await readRestPage({ client, asked, path: `${rest}/pulls?state=all&sort=${sort}&limit=50`, shape: pullsAnswer }, after);
    const pulls = page?.items ?? [];
    // What was not changed was read before, and its details cost requests.
    const fresh = since === null ? pulls : pulls.filter(({ updated_at }) => Date.parse(updated_at) >= Date.parse(since));
    return {
      found: await foundIn(fresh, now),
      changed: pulls.map(({ updated_at }) => updated_at),
      next: page?.next ?? null,
      total: sort === 'oldest' ? (page?.total ?? null) : null,
    };
  }

  async function readPulls(cursor: string | null, wanted: Wanted): Promise<Page> {
    if (cursor === null) {
      const answer = await client.ask({ path: rest });
      expectProject(place, { answer, name: repositoryAnswer.safeParse(answer.json).data?.full_name, forge: 'Gitea or Forgejo' });
    }
    return walkPulls(cursor, wanted, {
      oldest: (after) => pullPage('oldest', after, { now: wanted.now, since: null }),
      recent: async (after, since) => {
        if (since !== null) return pullPage('recentupdate', after, { now: wanted.now, since });
        const page = await readRestPage(
          { client, asked, path: `${rest}/pulls?state=all&sort=recentupdate&limit=1`, shape: pullsAnswer },
          null,
        );
        return { found: {}, changed: (page?.items ?? []).map(({ updated_at }) => updated_at), next: null, total: null };
      },
      numbered: async (numbers) => {
        const pulls = await limit.map(numbers, (number) => part(`/pulls/${number}`, pullAnswer));
        return foundIn(
          pulls.filter((pull) => pull !== null),
          wanted.now,
        );
      },
    });
  }

  async function readMilestones(cursor: string | null): Promise<Page> {
    const page = await readRestPage({ client, asked, path: `${rest}/milestones?state=all&limit=50`, shape: milestonesAnswer }, cursor);
    const milestones = (page?.items ?? []).map((milestone) => ({
      title: line(milestone.title),
      state: milestone.state === 'closed' ? ('closed' as const) : ('open' as const),
      dueOn: moment(milestone.due_on),
      closedAt: moment(milestone.closed_at),
      openIssues: milestone.open_issues ?? null,
    }));
    return { found: { milestones }, next: page?.next ?? null };
  }

  async function readReleases(cursor: string | null): Promise<Page> {
    const page = await readRestPage({ client, asked, path: `${rest}/releases?limit=50`, shape: releasesAnswer }, cursor);
    if (page === null) return { found: {}, next: null };
    const releases = page.items.map((release) => ({
      tag: line(release.tag_name),
      name: line(release.name),
      draft: release.draft,
      prerelease: release.prerelease,
      publishedAt: moment(release.published_at),
      author: personOf(release.author),
      assets: (release.assets ?? []).map((asset) => ({
        name: line(asset.name),
        size: asset.size,
        digest: null,
        url: webAddress(asset.browser_download_url),
      })),
    }));
    return { found: { releases }, next: page.next };
  }

  return {
    forge: 'gitea',
    host,
    project,
    lists: [
      { name: 'pull requests', read: readPulls },
      { name: 'milestones', read: readMilestones },
      { name: 'releases', read: readReleases },
    ],
  };
}

function isSha(text: string | null | undefined): text is string {
  return typeof text === 'string' && /^[0-9a-f]{40,64}$/.test(text);
}
