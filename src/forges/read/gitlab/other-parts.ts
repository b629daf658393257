import type { z } from 'zod';
import type { Deployment, ForgeRelease, Freeze, Milestone } from '../../schema/snapshot/snapshot.ts';
import { commitOf, line, moment, webAddress } from '../plain-parts.ts';
import type { deploymentsAnswer, freezesAnswer, milestonesAnswer, releasesAnswer } from './answers.ts';
import { personOf } from './pull-of-gitlab.ts';

/** A milestone in forge-neutral form; GitLab counts no issues in its list. */
export function milestoneOfGitlab(milestone: z.infer<typeof milestonesAnswer>[number]): Milestone {
  return {
    title: line(milestone.title),
    state: milestone.state === 'closed' ? 'closed' : 'open',
    dueOn: moment(milestone.due_date),
    closedAt: null,
    openIssues: null,
  };
}

/** A release in forge-neutral form; GitLab says no digests of what its links lead to. */
export function releaseOfGitlab(release: z.infer<typeof releasesAnswer>[number]): ForgeRelease {
  return {
    tag: line(release.tag_name),
    name: line(release.name),
    draft: false,
    prerelease: release.upcoming_release ?? false,
    publishedAt: moment(release.released_at),
    author: personOf(release.author),
    assets: (release.assets?.links ?? []).map((link) => ({ name: line(link.name), size: null, digest: null, url: webAddress(link.url) })),
  };
}

/** A deployment in forge-neutral form, with the one status that the list says: the newest. */
export function deploymentOfGitlab(deployment: z.infer<typeof deploymentsAnswer>[number]): Deployment {
  const createdAt = moment(deployment.created_at) ?? '1970-01-01T00:00:00Z';
  return {
    id: String(deployment.id),
    environment: line(deployment.environment.name),
    commit: commitOf(deployment.sha),
    ref: line(deployment.ref),
    createdAt,
    by: personOf(deployment.user),
    statuses: [{ state: line(deployment.status), at: moment(deployment.updated_at) ?? createdAt, by: null, url: null }],
    reviews: 'not-collected',
  };
}

/** A freeze period in forge-neutral form. */
export function freezeOfGitlab(freeze: z.infer<typeof freezesAnswer>[number]): Freeze {
  return { start: line(freeze.freeze_start), end: line(freeze.freeze_end), zone: line(freeze.cron_timezone) };
}
