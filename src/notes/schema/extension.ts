import { z } from 'zod';
import { categories } from '../../text/schema/category.ts';
import type { Frozen } from '../../text/schema/frozen.ts';

/** A number that a note names, and what it is as far as the note says. */
const numberSchema = z.object({ number: z.number().int().positive(), kind: z.enum(['pull', 'issue', 'unknown']) });

/** Where a note stands. */
const sourceSchema = z.object({
  repository: z.string(),
  path: z.string(),
  line: z.number().int().nullable().describe('Line of the file, from 1; null for a whole file.'),
  commit: z.string().describe('The commit at which the file was read; of a fragment, the commit that wrote it.'),
  convention: z.string().describe('What wrote it: `changelog`, `towncrier`, `reno`, …'),
});

/** A note that somebody wrote for a release, laid beside what git says. */
export const writtenNoteSchema = z.object({
  text: z.string().describe('Plain text of one line, in which backticks mark code.'),
  section: z.string().nullable().describe('The heading that it stands below, as written.'),
  category: z.enum(categories).nullable().describe('Null where nothing says it.'),
  numbers: z.array(numberSchema),
  source: sourceSchema,
  state: z
    .enum(['in-git', 'likely', 'other-number', 'other-release', 'reverted', 'not-in-git'])
    .describe(
      'in-git: a change of this release by number or commit; likely: by its words alone; other-number: by its words, while its numbers are not of that change; other-release: only another release holds its numbers; reverted: changed and reverted before this release; not-in-git: none of these.',
    ),
  changes: z.array(z.string()).describe('Ids of the changes of this release.'),
  release: z.string().nullable().describe('The version that holds it, for `other-release`.'),
  reason: z.string().describe('What the state rests on, in words.'),
});

/** The notes of one release, and what they leave out. */
export const writtenSchema = z.object({
  files: z
    .array(sourceSchema.extend({ asOf: z.enum(['tag', 'later']).describe('later: written after the tag.') }))
    .describe('Files that hold a section for this release.'),
  notes: z.array(writtenNoteSchema),
  unwritten: z.array(z.string()).describe('Ids of the changes that no note names.'),
});

const nextSchema = writtenSchema.omit({ files: true }).extend({
  product: z.string(),
  line: z.string(),
  branch: z.string(),
  repository: z.string(),
});

/** What written notes add to the Book. */
export const bookShape = {
  writtenNext: z.array(nextSchema).describe('Notes for what is not released, by product, line and branch.'),
};

/** What written notes add to each release. */
export const releaseShape = {
  written: writtenSchema.nullable().describe('Notes that people wrote in the repository; null where there are none.'),
};

export type NoteNumber = Frozen<z.infer<typeof numberSchema>>;
export type NoteSource = Frozen<z.infer<typeof sourceSchema>>;
export type WrittenNote = Frozen<z.infer<typeof writtenNoteSchema>>;
export type Written = Frozen<z.infer<typeof writtenSchema>>;
export type WrittenNext = Frozen<z.infer<typeof nextSchema>>;

/** A note as it was read, before it is laid beside git. */
export interface ReadNote extends Pick<WrittenNote, 'text' | 'section' | 'category' | 'numbers' | 'source'> {
  /** Commits that are known to have brought what it says. */
  readonly commits: readonly string[];
}

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly writtenNext: readonly WrittenNext[];
  }
  interface Release {
    readonly written: Written | null;
  }
}
