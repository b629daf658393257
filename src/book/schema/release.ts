import { z } from 'zod';
import { categories } from '../../text/schema/category.ts';
import type { Frozen } from '../../text/schema/frozen.ts';
import { instant, sha } from './book-values.ts';
import { changeSchema, takesBackSchema } from './change.ts';
import { tagSchema } from './tag.ts';

/** What a release holds of one repository of its product. */
export const componentSchema = z.object({
  repository: z.string(),
  state: z.enum(['new', 'changed', 'unchanged', 'went-back', 'no-tag']),
  tag: z.string().nullable(),
  commit: sha.nullable(),
  previousTag: z.string().nullable(),
  previousCommit: sha.nullable(),
  changes: z.number().int(),
  leftBehind: z
    .number()
    .int()
    .describe('How many commits, merges aside, the commit before has that this one does not contain, nor a copy of them.'),
  reason: z.string().describe('The state in words, with what is not known.'),
});

/** A release candidate of a release. */
export const candidateSchema = z.object({
  version: z.string().describe('The whole version, e.g. `2.3.0-rc.2`.'),
  label: z.string().describe('The candidate part, e.g. `rc.2`.'),
  date: instant.nullable(),
  source: z
    .enum(['tag', 'pull-request-title'])
    .describe('pull-request-title: never tagged; known from the title of a merged pull request.'),
  evidence: z.string().describe('In words, with the pull request or tag.'),
  tags: z.array(tagSchema),
  pull: z.number().int().nullable(),
  repository: z.string().nullable(),
  changes: z.array(z.string()).describe('Ids of the changes that came with this candidate since the candidate before it.'),
  same: z.boolean().describe('True when the final release is this candidate: the same commits.'),
});

/** A person who contributed to a release. */
export const contributorSchema = z.object({
  name: z.string(),
  changes: z.number().int(),
  first: z.boolean().describe('True when this is the first release of the product that holds their work.'),
  bot: z.boolean(),
});

/** Something that was put right after the release, or is known to be wrong with it; written by a human. */
export const remarkSchema = z.object({ date: z.string().nullable(), html: z.string(), text: z.string() });

/** The release that notes are compared with. */
export const predecessorSchema = z.object({
  version: z.string(),
  reason: z.string().describe('Why this one, as the end of a sentence that begins with "compared with 2.1 because".'),
});

/** One version of a product. */
export const releaseSchema = z.object({
  version: z.string().describe('As people say it, without tag prefix: `2.3.0`.'),
  slug: z.string().describe('The last folder of its URL.'),
  line: z.string(),
  status: z.enum(['candidate', 'released', 'superseded', 'yanked']),
  supersededBy: z
    .string()
    .nullable()
    .describe('The latest release of its line, else of the latest line that contains it; for a candidate, what came instead of its final.'),
  yanked: z.object({ date: z.string().nullable(), reason: z.string() }).nullable(),
  date: instant.nullable().describe('Of the final tag; of the newest candidate when there is no final.'),
  predecessor: predecessorSchema.nullable().describe('Null only for the first release of a product.'),
  tags: z.array(tagSchema),
  components: z.array(componentSchema),
  candidates: z.array(candidateSchema).describe('Oldest first.'),
  changes: z.array(changeSchema).describe('By category, then newest first.'),
  alreadyShipped: z
    .array(
      z.object({
        title: z.string(),
        version: z.string().describe('The release that shipped it first on this line or on what it branched off.'),
        commit: sha,
        repository: z.string(),
        pull: z.number().int().nullable(),
        by: sha.optional().describe('The commit by which it was shipped, where that is another.'),
        likely: z
          .string()
          .optional()
          .describe(
            'Absent where a commit id, a copy marker, or an equal pull request number and title tells that it is the same. Else it is probably the same, and this is what the two have in common.',
          ),
        leftBehindBy: z
          .string()
          .nullable()
          .describe(
            'Null when the predecessor holds the change, too, by another commit. Else the predecessor does not, so that the change is new to who comes from there: the release that does not contain the commit, nor does any after it up to the predecessor.',
          ),
      }),
    )
    .describe('In the range, but shipped before: by another commit, or by a release that the predecessor does not contain.'),
  cancelled: z
    .array(
      z.object({
        title: z.string(),
        repository: z.string(),
        commit: sha,
        revert: sha,
        shippedIn: z
          .string()
          .optional()
          .describe(
            'A release that listed it and that this one is not compared with: one that was yanked, or one of another line. Absent where none did.',
          ),
      }),
    )
    .describe('Changed and reverted within the range.'),
  leftBehind: z
    .array(
      z.object({
        repository: z.string(),
        commit: sha,
        title: z.string(),
        category: z.enum(categories),
        pull: z.number().int().nullable(),
        version: z.string().nullable().describe('The release whose notes list it.'),
        change: z.string().nullable().describe('Its id there.'),
        heldBy: sha.nullable().describe('The commit by which this release holds the same change all the same; null when it does not.'),
        likely: z.string().optional().describe('What the two have in common, where that makes them only probably the same.'),
        takesBack: takesBackSchema.optional().describe('For a revert: the commits that it takes back, and that this release may hold.'),
      }),
    )
    .optional()
    .describe('Commits, merges aside, that the predecessor has and this release does not contain. Absent for nearly all.'),
  highlights: z.string().nullable().describe('Sanitised HTML from release.mdx.'),
  knownIssues: z.array(remarkSchema),
  errata: z.array(remarkSchema),
  contributors: z.array(contributorSchema),
  statistics: z.object({
    changes: z.number().int(),
    commits: z.number().int(),
    merges: z.number().int(),
    pulls: z.number().int(),
    people: z.number().int(),
    days: z.number().nullable(),
  }),
});

export type Component = Frozen<z.infer<typeof componentSchema>>;
export type Candidate = Frozen<z.infer<typeof candidateSchema>>;
export type Contributor = Frozen<z.infer<typeof contributorSchema>>;
export type Remark = Frozen<z.infer<typeof remarkSchema>>;
