import { z } from 'zod';
import { categories } from '../../text/schema/category.ts';
import type { Frozen } from '../../text/schema/frozen.ts';
import { instant, sha } from './book-values.ts';

/** A link from a change to a pull (or merge) request, and how it is known. */
export const pullSchema = z.object({
  number: z.number().int().positive(),
  role: z
    .enum(['merged', 'origin', 'mentioned'])
    .describe(
      'merged: this pull request brought the change here; origin: the change was first made in it and copied here; mentioned: the number stands where a pull request usually does, but could be an issue; or it is that of what this is probably a copy of.',
    ),
  evidence: z.string().describe('What the link rests on, in words, e.g. "merge commit subject".'),
});

/** A commit that carries a change. */
export const changeCommitSchema = z.object({
  sha,
  subject: z.string(),
  author: z.string(),
  date: instant.describe('When it was committed.'),
});

/** Something outside that a change names. */
export const referenceSchema = z.object({
  kind: z.enum(['issue', 'pull', 'unknown', 'cve', 'ticket']).describe('unknown: an issue or a pull request.'),
  id: z.string().describe('As written: `#12`, `CVE-2026-1234`, `PORTAL-7`.'),
  url: z.string().nullable(),
  evidence: z.string().optional().describe('What the kind rests on, in words; absent where the form tells it.'),
});

/** What a revert takes back. */
export const takesBackSchema = z.array(
  z.object({ commit: sha, title: z.string(), version: z.string().nullable().describe('The release that brought it.') }),
);

/** One logical change, whatever number of commits and pull requests carry it. */
export const changeSchema = z.object({
  id: z
    .string()
    .describe(
      'Unique in its release, and its permalink there: `pr-705`, `c-1a2b3c4d5e6f`; with the repository in front in a product of several: `api-pr-705`.',
    ),
  title: z.string().describe('One line for the reader, without pull request numbers and markers.'),
  category: z.enum(categories),
  categorySource: z.string().describe('Why this category, in words.'),
  scope: z.string().nullable(),
  note: z.object({
    text: z.string().describe('The release note: the title, or longer where a human wrote more.'),
    source: z.enum(['override', 'release-note', 'conventional', 'pull-request-title', 'subject']),
  }),
  breaking: z.string().nullable().describe('What breaks, in the words of the author; null when nothing is marked.'),
  repository: z.string(),
  pulls: z.array(pullSchema),
  commits: z.array(changeCommitSchema),
  authors: z.array(z.string()).describe('Authors and co-authors by name, in order of first commit.'),
  bot: z.boolean().describe('True when only bots authored it.'),
  references: z.array(referenceSchema),
  dependency: z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  reverts: z
    .string()
    .nullable()
    .describe(
      'For a revert of something shipped: what it does, in words that follow "it": `takes back #12`, `brings back what #12 took back`.',
    ),
  likely: z
    .array(
      z.object({
        version: z.string().describe('The release that holds the other one.'),
        commit: sha,
        common: z.string().describe('What the two have in common, in words.'),
      }),
    )
    .optional()
    .describe('What this is probably the same as, though nothing says that one is a copy of the other. Absent for nearly all.'),
  alsoIn: z
    .array(z.object({ version: z.string(), change: z.string().describe('Its id there.') }))
    .optional()
    .describe('The other releases whose notes list the same change, by a copy that says so. Absent for nearly all.'),
  family: sha
    .optional()
    .describe('The commit of one of the copies of a change: the same for all that are certainly the same change. Absent for nearly all.'),
  takesBack: takesBackSchema
    .optional()
    .describe('For a revert of something shipped: the commits that it takes back, each with the release that brought it.'),
  bringsBack: z.array(sha).optional().describe('For a revert of a revert: the commits that are there again.'),
  date: instant,
});

export type Reference = Frozen<z.infer<typeof referenceSchema>>;
export type Change = Frozen<z.infer<typeof changeSchema>>;
