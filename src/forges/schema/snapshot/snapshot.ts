import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { forgeIds } from '../known-forges.ts';

/** The version of a snapshot's form. A snapshot with another is not read. */
export const snapshotSchemaId = 'docket/pulls/v1';

/** What stands for the name of a fork that was deleted. */
export const unknownProject = 'unknown';

const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 date and time with offset.');
const sha = z
  .string()
  .regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
  .describe('Object id, lower-case hexadecimal, in full.');
const line = z.string().max(1000);
const count = z
  .number()
  .int()
  .positive()
  .max(2 ** 31);

/** What a forge may have kept for a while only. */
const forgotten = z
  .enum(['expired', 'not-collected'])
  .describe(
    'expired: the forge deletes these after a time, and that time was over, so that nobody knows whether there were any; not-collected: the forge does not have these, or the token may not see them.',
  );

/** Somebody on a forge. */
export const personSchema = z.strictObject({ login: line, name: line.nullable(), bot: z.boolean() });

export const checkSchema = z.strictObject({
  name: line,
  result: z.enum(['success', 'failure', 'cancelled', 'skipped', 'neutral', 'pending']),
  at: instant.nullable().describe('When it ended; for one that has not, when it began.'),
  url: z.string().max(2000).nullable(),
});

const checksSchema = z.union([z.array(checkSchema), forgotten]);

export const reviewSchema = z.strictObject({
  by: personSchema.nullable().describe('Null for an account that was deleted.'),
  state: z.enum(['approved', 'changes-requested', 'commented', 'dismissed']),
  at: instant.nullable().describe('Null where the forge does not say when.'),
  commit: sha.nullable().describe('The head of the pull request at that moment; null where the forge does not say.'),
});

export const issueSchema = z.strictObject({
  project: line.nullable().describe('The repository of the issue: `owner/name`; null for that of the pull request.'),
  number: count,
  title: line,
  state: z.enum(['open', 'closed']),
});

export const pullSnapshotSchema = z.strictObject({
  number: count,
  title: line,
  state: z.enum(['open', 'merged']),
  draft: z.boolean(),
  author: personSchema.nullable(),
  first: z.boolean().nullable().describe('Whether the forge calls the author a first-time contributor; null where it does not say.'),
  createdAt: instant,
  updatedAt: instant,
  mergedAt: instant.nullable(),
  mergedBy: personSchema.nullable(),
  head: z.strictObject({
    branch: line,
    commit: sha.nullable(),
    project: line.nullable().describe('The fork that holds the branch; null for the repository itself.'),
  }),
  base: z.strictObject({ branch: line, commit: sha.nullable() }),
  mergeCommit: sha.nullable().describe('The commit that the merge put on the base branch, a merge or squash commit.'),
  labels: z.array(line),
  milestone: line.nullable(),
  decision: z
    .enum(['approved', 'changes-requested', 'review-required'])
    .nullable()
    .describe("The forge's own decision; null where it makes none."),
  reviews: z.array(reviewSchema).describe('Oldest first.'),
  issues: z.array(issueSchema).describe('Issues that the forge closes with it.'),
  checks: z.strictObject({
    head: checksSchema.describe('Check runs of the head commit.'),
    merge: checksSchema.describe('Check runs of the merge commit.'),
  }),
  body: z.array(z.string().max(4000)).max(1000).describe('The description, a line each, without HTML comments.'),
  cut: z.array(z.enum(['reviews', 'labels', 'issues', 'checks', 'body'])).describe('Of what there is more on the forge than stands here.'),
});

export const milestoneSchema = z.strictObject({
  title: line,
  state: z.enum(['open', 'closed']),
  dueOn: instant.nullable(),
  closedAt: instant.nullable(),
  openIssues: z.number().int().nonnegative().nullable().describe('Open issues; null where the forge does not count them.'),
});

export const assetSchema = z.strictObject({
  name: line,
  size: z.number().int().nonnegative().nullable(),
  digest: z
    .string()
    .regex(/^[a-z0-9]+:[0-9a-f]{32,128}$/)
    .nullable()
    .describe('`sha256:…` as the forge says it; null where it says none.'),
  url: z.string().max(2000).nullable(),
});

export const forgeReleaseSchema = z.strictObject({
  tag: line,
  name: line,
  draft: z.boolean(),
  prerelease: z.boolean(),
  publishedAt: instant.nullable(),
  author: personSchema.nullable(),
  assets: z.array(assetSchema),
});

export const deploymentSchema = z.strictObject({
  id: line.describe("The forge's own id."),
  environment: line,
  commit: sha.nullable(),
  ref: line.nullable(),
  createdAt: instant,
  by: personSchema.nullable(),
  statuses: z
    .array(z.strictObject({ state: line, at: instant, by: personSchema.nullable(), url: z.string().max(2000).nullable() }))
    .describe('Oldest first, in the words of the forge.'),
  reviews: z
    .union([
      z.array(
        z.strictObject({ by: personSchema.nullable(), state: z.enum(['approved', 'rejected']), at: instant.nullable(), comment: line }),
      ),
      forgotten,
    ])
    .describe('Approvals that the environment asks for.'),
});

export const freezeSchema = z.strictObject({
  start: line.describe('Cron, as the forge writes it.'),
  end: line.describe('Cron.'),
  zone: line.describe('Time zone of both.'),
});

/** What one collect brought from a forge, per repository. */
export const snapshotSchema = z.strictObject({
  schema: z.literal(snapshotSchemaId),
  source: z.strictObject({
    forge: z.enum([...forgeIds, 'file']),
    host: line.nullable().describe('Host, with its port where that is not the usual one; null for a file.'),
    project: line.nullable().describe('`owner/name`, or a path of groups; null for a file that does not say.'),
    collectedAt: instant.describe('When the collect began.'),
    upTo: instant.nullable().describe('When the newest of what was collected was changed; null when there was nothing.'),
    older: z
      .strictObject({ releases: instant, deployments: instant, freezes: instant })
      .partial()
      .optional()
      .describe('Parts that the forge did not show this time, with when it last did. Absent for nearly all.'),
  }),
  pulls: z.array(pullSnapshotSchema).describe('Merged and open ones, by number.'),
  milestones: z.array(milestoneSchema).describe('By title.'),
  releases: z.union([z.array(forgeReleaseSchema), forgotten]).describe('By tag.'),
  deployments: z.union([z.array(deploymentSchema), forgotten]).describe('Oldest first.'),
  freezes: z.union([z.array(freezeSchema), forgotten]),
});

export type ForgePerson = Frozen<z.infer<typeof personSchema>>;
export type Check = Frozen<z.infer<typeof checkSchema>>;
export type Checks = Frozen<z.infer<typeof checksSchema>>;
export type Review = Frozen<z.infer<typeof reviewSchema>>;
export type PullSnapshot = Frozen<z.infer<typeof pullSnapshotSchema>>;
export type Milestone = Frozen<z.infer<typeof milestoneSchema>>;
export type ForgeRelease = Frozen<z.infer<typeof forgeReleaseSchema>>;
export type Asset = Frozen<z.infer<typeof assetSchema>>;
export type Deployment = Frozen<z.infer<typeof deploymentSchema>>;
export type Freeze = Frozen<z.infer<typeof freezeSchema>>;
export type Snapshot = Frozen<z.infer<typeof snapshotSchema>>;
