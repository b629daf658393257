import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

const instant = z.string().describe('ISO 8601 date and time with offset.');

/** What the checks of one commit came to. */
const outcomes = ['success', 'failure', 'pending', 'none', 'expired', 'not-collected'] as const;

const pullSchema = z.object({
  change: z.string().describe('Id of the change in this release.'),
  repository: z.string(),
  number: z.number().int().positive(),
  approvals: z.array(
    z.object({
      by: z.string(),
      at: instant.nullable(),
      onHead: z
        .boolean()
        .nullable()
        .describe('Whether the commit that was approved is the one that was merged; null where the forge does not say.'),
    }),
  ),
  decision: z.enum(['approved', 'changes-requested', 'review-required']).nullable().describe("The forge's own."),
  mergedBy: z.string().nullable(),
  mergedAt: instant.nullable(),
  labels: z.array(z.string()),
  checks: z.object({
    head: z.enum(outcomes).describe('Of the head of the pull request.'),
    merge: z.enum(outcomes).describe('Of the merge commit.'),
  }),
});

/** What the forges said of one release. */
export const forgeSchema = z.object({
  snapshots: z.array(
    z.object({
      repository: z.string(),
      forge: z.string(),
      host: z.string().nullable(),
      project: z.string().nullable(),
      collectedAt: instant,
      older: z.boolean().describe('Whether it was collected before this release was tagged.'),
      releasesAt: instant
        .nullable()
        .describe('When the forge showed its releases last, where it did not when it was collected; null where it did.'),
    }),
  ),
  missing: z.array(z.string()).describe('Repositories of the product without a snapshot.'),
  pulls: z.array(pullSchema).describe('Pull requests that brought changes of this release, as the forge has them.'),
  milestones: z.array(
    z.object({
      repository: z.string(),
      title: z.string().nullable().describe('Null where this repository has no milestone for the release.'),
      state: z.enum(['open', 'closed']).nullable(),
      openIssues: z.number().int().nullable(),
      openPulls: z.array(z.object({ number: z.number().int(), title: z.string() })),
    }),
  ),
  openIssues: z
    .array(
      z.object({
        repository: z.string(),
        project: z.string().nullable(),
        number: z.number().int(),
        title: z.string(),
        pull: z.number().int(),
      }),
    )
    .describe('Issues that a merged pull request closes and that were open when it was collected.'),
  newcomers: z.array(z.string()).describe('Whom the forge calls first-time contributors.'),
  withoutCard: z.array(z.string()).describe('Ids of changes whose pull request names no card, in a product whose changes name cards.'),
  cardsWithoutPull: z
    .array(z.object({ card: z.string(), change: z.string() }))
    .describe('Cards that commits name which no pull request brought.'),
  pages: z
    .array(
      z.object({
        repository: z.string(),
        tag: z.string(),
        state: z.enum(['published', 'draft', 'none', 'not-collected']),
        assets: z.array(z.object({ name: z.string(), size: z.number().int().nullable(), digest: z.string().nullable() })),
      }),
    )
    .describe("The forge's own release of each tag."),
  mergedBeforeSigned: z
    .array(z.object({ repository: z.string(), number: z.number().int(), mergedAt: instant, record: z.string(), signedAt: instant }))
    .describe('Pull requests that brought the tagged commit before the last approval of a record was signed.'),
});

const unknownPart = z.enum(['expired', 'not-collected']).describe('Nobody knows whether there are any.');

/** When the forge of a product lets nothing be deployed to production. */
export const freezesSchema = z.object({
  product: z.string(),
  repositories: z.array(
    z.object({
      repository: z.string(),
      host: z.string().nullable(),
      project: z.string().nullable(),
      collectedAt: instant.describe('When the forge showed them last.'),
      periods: z.union([
        z.array(
          z.object({
            start: z.string().describe('Cron, as the forge writes it.'),
            end: z.string().describe('Cron.'),
            zone: z.string().describe('Time zone of both.'),
          }),
        ),
        unknownPart,
      ]),
    }),
  ),
});

/** What snapshots add to the Book. */
export const bookShape = {
  freezes: z.array(freezesSchema).describe('Deploy freezes of forges, by product; only where there are any, or may be.'),
};

/** What snapshots add to each release. */
export const releaseShape = { forge: forgeSchema.nullable().describe('What the forges said; null where nothing was collected.') };

export type ForgeFacts = Frozen<z.infer<typeof forgeSchema>>;
export type ProductFreezes = Frozen<z.infer<typeof freezesSchema>>;
export type ForgePull = Frozen<z.infer<typeof pullSchema>>;
export type Outcome = (typeof outcomes)[number];

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly freezes: readonly ProductFreezes[];
  }
  interface Release {
    readonly forge: ForgeFacts | null;
  }
}
