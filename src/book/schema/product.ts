import { z } from 'zod';
import { forgeIds } from '../../forges/schema/known-forges.ts';
import type { Frozen } from '../../text/schema/frozen.ts';
import { sha } from './book-values.ts';
import { changeSchema } from './change.ts';
import { releaseSchema } from './release.ts';

/** What is on a line's branch and in no release yet. */
export const unreleasedSchema = z.object({
  branch: z.string(),
  repository: z.string(),
  commit: sha,
  changes: z.array(changeSchema),
});

/** Releases that are maintained together. */
export const lineSchema = z.object({
  id: z.string().describe('`2.2`'),
  slug: z.string(),
  latest: z.string().nullable().describe('Newest final version; null when there are only candidates.'),
  versions: z.array(z.string()).describe('Newest first.'),
  parent: z.object({ line: z.string(), version: z.string() }).nullable().describe('The line and release it branched off.'),
  branch: z.string().nullable(),
  reason: z.string().describe('Why these releases are one line, in words.'),
  state: z
    .object({
      kind: z.enum(['planned', 'candidate', 'released', 'maintained', 'security-only', 'superseded', 'end-of-life']),
      reason: z.string().describe('What shows it, as a sentence.'),
    })
    .describe('What the line is now, only as far as something shows it; `released` where nothing more is known.'),
  unreleased: z.array(unreleasedSchema),
});

/** What was read of a repository, and what could not be. */
export const repositorySchema = z.object({
  id: z.string(),
  name: z.string(),
  web: z.object({ url: z.string(), forge: z.enum<readonly string[]>(forgeIds) }).nullable(),
  objectFormat: z.enum(['sha1', 'sha256']),
  head: z.object({ branch: z.string().nullable(), commit: sha.nullable() }),
  commits: z.number().int(),
  branches: z.number().int(),
  tags: z.number().int(),
  shallow: z.boolean(),
  partial: z.boolean(),
  missingCommits: z.number().int().describe('Parents that are named and not there.'),
  habits: z
    .array(z.object({ form: z.string(), means: z.enum(['pull', 'issue', 'unknown']), evidence: z.string() }))
    .optional()
    .describe('What numbers mean here, as learned from the history: a form such as `Closes #…`, and what shows it.'),
  components: z
    .array(z.object({ name: z.string(), titles: z.number().int() }))
    .optional()
    .describe('Components that titles name before them (`routing: …`, `[Routing] …`), with the number of titles, most first.'),
  unknownTags: z.array(z.object({ name: z.string(), reason: z.string() })).describe('Tags that are no version of this product.'),
});

/** A product: what is released. */
export const productSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  repositories: z.array(repositorySchema),
  join: z
    .string()
    .nullable()
    .describe('How tags of several repositories became releases, and why, as a sentence; null for one repository.'),
  lines: z.array(lineSchema).describe('Newest first.'),
  releases: z.array(releaseSchema).describe('Newest version first.'),
});

export type Unreleased = Frozen<z.infer<typeof unreleasedSchema>>;
export type Line = Frozen<z.infer<typeof lineSchema>>;
export type Repository = Frozen<z.infer<typeof repositorySchema>>;
