import { z } from 'zod';

const text = z.string().nullish();
const person = z.object({ login: z.string(), full_name: text }).nullish();

const branch = z.object({ ref: z.string(), sha: text, repo: z.object({ full_name: z.string() }).nullish() });

const pull = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  body: text,
  state: z.string(),
  merged: z.boolean(),
  draft: z.boolean().optional(),
  created_at: z.string(),
  updated_at: z.string(),
  merged_at: text,
  merge_commit_sha: text,
  user: person,
  merged_by: person,
  head: branch,
  base: branch,
  labels: z.array(z.object({ name: z.string() })).nullish(),
  milestone: z.object({ title: z.string() }).nullish(),
});

/** `GET /repos/{owner}/{repo}` */
export const repositoryAnswer = z.object({ full_name: z.string() });
/** `GET /repos/{owner}/{repo}/pulls` */
export const pullsAnswer = z.array(pull);
export const pullAnswer = pull;
/** `GET /repos/{owner}/{repo}/pulls/{index}/reviews` */
export const reviewsAnswer = z.array(
  z.object({ state: z.string(), user: person, submitted_at: text, commit_id: text, dismissed: z.boolean().optional() }),
);
/** `GET /repos/{owner}/{repo}/commits/{ref}/statuses` */
export const statusesAnswer = z.array(z.object({ context: z.string(), status: z.string(), created_at: text, target_url: text }));
/** `GET /repos/{owner}/{repo}/issues/{index}`: also of a pull request, which says so. */
export const issueAnswer = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  state: z.string(),
  pull_request: z.object({}).nullish(),
});
/** `GET /repos/{owner}/{repo}/milestones` */
export const milestonesAnswer = z.array(
  z.object({ title: z.string(), state: z.string(), due_on: text, closed_at: text, open_issues: z.number().int().nonnegative().nullish() }),
);
/** `GET /repos/{owner}/{repo}/releases` */
export const releasesAnswer = z.array(
  z.object({
    tag_name: z.string(),
    name: text,
    draft: z.boolean(),
    prerelease: z.boolean(),
    published_at: text,
    author: person,
    assets: z.array(z.object({ name: z.string(), size: z.number().int().nonnegative(), browser_download_url: text })).nullish(),
  }),
);

export type GiteaPerson = z.infer<typeof person>;
export type GiteaPull = z.infer<typeof pull>;
export type GiteaReviews = z.infer<typeof reviewsAnswer>;
export type GiteaStatuses = z.infer<typeof statusesAnswer>;
