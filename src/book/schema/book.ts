import { z } from 'zod';
import { forgeIds } from '../../forges/schema/known-forges.ts';
import { categories } from '../../text/schema/category.ts';
import type { Frozen } from '../../text/schema/frozen.ts';
import { looksConfigSchema } from './looks.ts';

/** ISO 8601 with offset, e.g. `2026-03-12T14:05:00+11:00`. */
const instant = z.string().describe('ISO 8601 date and time with offset.');
const sha = z.string().describe('Object id, lower-case hexadecimal, in full.');

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

const takesBackSchema = z.array(
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

/** A signature on a tag and its state, judged offline against the keys of the content folder. */
export const tagSignatureSchema = z.object({
  format: z.enum(['pgp', 'ssh', 'x509']),
  state: z.enum(['valid', 'invalid', 'key-unknown', 'key-not-valid-then', 'not-checked', 'malformed']),
  signer: z.string().nullable().describe('The principal or user id that the key belongs to; only when the state is valid.'),
  key: z.string().nullable().describe('Fingerprint or key id, as far as the signature tells.'),
  reason: z.string().describe('One sentence for the reader.'),
});

/** A tag of a release. */
export const tagSchema = z.object({
  name: z.string(),
  repository: z.string(),
  kind: z.enum(['annotated', 'lightweight']),
  object: sha,
  commit: sha,
  tree: sha.nullable(),
  date: instant.describe("The tagger's date; for a lightweight tag its commit's."),
  tagger: z.string().nullable(),
  message: z.string(),
  signature: tagSignatureSchema.nullable(),
  moved: z.string().nullable().describe('Set when the tag is not what tags.lock remembers: what changed, in words.'),
});

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

const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  place: z.object({
    source: z.string(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
    subject: z.string().optional(),
  }),
  message: z.string(),
  hint: z.string().optional(),
  count: z.number().int().optional(),
});

/** Everything Docket knows about all products, but for what capabilities add: `composeBookSchema` has that, too. */
export const bookSchema = z.object({
  schema: z.literal('docket/book/v1'),
  docket: z.string().describe("Docket's version."),
  title: z.string(),
  asOf: instant.describe('What counts as now: given, or the newest date in the inputs.'),
  looks: looksConfigSchema.optional().describe('What the site sets of its own in how its pages look.'),
  clauses: z.array(z.string()).optional().describe('The rules whose clauses have a page; absent for all.'),
  products: z.array(productSchema),
  problems: z.array(problemSchema),
});

export type Reference = Frozen<z.infer<typeof referenceSchema>>;
export type Change = Frozen<z.infer<typeof changeSchema>>;
export type TagSignature = Frozen<z.infer<typeof tagSignatureSchema>>;
export type Tag = Frozen<z.infer<typeof tagSchema>>;
export type Component = Frozen<z.infer<typeof componentSchema>>;
export type Candidate = Frozen<z.infer<typeof candidateSchema>>;
export type Contributor = Frozen<z.infer<typeof contributorSchema>>;
export type Remark = Frozen<z.infer<typeof remarkSchema>>;
export type Unreleased = Frozen<z.infer<typeof unreleasedSchema>>;
export type Line = Frozen<z.infer<typeof lineSchema>>;
export type Repository = Frozen<z.infer<typeof repositorySchema>>;

/** A release with what capabilities add to it: each declares its own part by augmenting this interface. */
export interface Release extends Frozen<z.infer<typeof releaseSchema>> {}

/** A product, and in the same way what capabilities add. */
export interface Product extends Omit<Frozen<z.infer<typeof productSchema>>, 'releases'> {
  readonly releases: readonly Release[];
}

/** The Book, and in the same way what capabilities add. */
export interface Book extends Omit<Frozen<z.infer<typeof bookSchema>>, 'products'> {
  readonly products: readonly Product[];
}

/** What capabilities add. */
export type ReleaseExtension = Omit<Release, keyof z.infer<typeof releaseSchema>>;
export type BookExtension = Omit<Book, keyof z.infer<typeof bookSchema>>;
