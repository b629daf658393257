import type { z } from 'zod';
import type { Asset, Deployment, ForgeRelease, Milestone } from '../../schema/snapshot/snapshot.ts';
import { commitOf, line, moment, webAddress } from '../plain-parts.ts';
import type { GithubDeployment, GithubReleases, milestonesAnswer } from './answers.ts';
import { personOf } from './pull-of-github.ts';

/** Releases in forge-neutral form. */
export function releasesOfGithub(releases: GithubReleases): readonly ForgeRelease[] {
  return releases.map((release) => ({
    tag: line(release.tag_name),
    name: line(release.name),
    draft: release.draft,
    prerelease: release.prerelease,
    publishedAt: moment(release.published_at),
    author: release.author && { login: line(release.author.login), name: null, bot: release.author.type === 'Bot' },
    assets: release.assets.map(
      (asset): Asset => ({
        name: line(asset.name),
        size: asset.size,
        digest: digestOf(asset.digest),
        url: webAddress(asset.browser_download_url),
      }),
    ),
  }));
}

/** Milestones in forge-neutral form. */
export function milestonesOfGithub({ milestones }: z.infer<typeof milestonesAnswer>): readonly Milestone[] {
  return (milestones?.nodes ?? []).flatMap((milestone) =>
    milestone === null
      ? []
      : [
          {
            title: line(milestone.title),
            state: milestone.state === 'CLOSED' ? 'closed' : 'open',
            dueOn: moment(milestone.dueOn),
            closedAt: moment(milestone.closedAt),
            openIssues: milestone.issues.totalCount,
          },
        ],
  );
}

/** How long approvals stand with their runs: GitHub keeps those for 400 days at most. */
const runsKept = 400 * 86_400_000;

/** A deployment in forge-neutral form. Reviews are those of its commit's runs that name its environment. */
export function deploymentOfGithub(deployment: GithubDeployment, now: string): Deployment {
  const environment = line(deployment.environment);
  const runs = (deployment.commit?.checkSuites?.nodes ?? []).flatMap((suite) => suite?.workflowRun ?? []);
  const reviews = runs
    .flatMap((run) => run.deploymentReviews.nodes ?? [])
    .filter((review) => review !== null)
    .filter(({ environments }) => (environments.nodes ?? []).some((each) => each !== null && line(each.name) === environment));
  const isOld = Date.parse(now) - Date.parse(deployment.createdAt) > runsKept;
  return {
    id: line(deployment.id),
    environment,
    commit: commitOf(deployment.commitOid),
    ref: deployment.ref === null ? null : line(deployment.ref.name),
    createdAt: moment(deployment.createdAt) ?? now,
    by: personOf(deployment.creator),
    statuses: (deployment.statuses?.nodes ?? []).flatMap((status) =>
      status === null
        ? []
        : [
            {
              state: line(status.state).toLowerCase().replaceAll('_', '-'),
              at: moment(status.createdAt) ?? now,
              by: personOf(status.creator),
              url: webAddress(status.logUrl),
            },
          ],
    ),
    reviews:
      reviews.length === 0 && isOld
        ? 'expired'
        : reviews.map((review) => ({
            by: personOf(review.user),
            state: review.state === 'REJECTED' ? 'rejected' : 'approved',
            at: null,
            comment: line(review.comment),
          })),
  };
}

function digestOf(text: string | null | undefined): string | null {
  return text && /^[a-z0-9]+:[0-9a-f]{32,128}$/.test(text) ? text : null;
}
