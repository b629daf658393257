import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

/** Most notes of one release that are shown. */
export const mostShown = 500;

const gitNoteSchema = z.object({
  repository: z.string(),
  ref: z.string().describe('The ref without `refs/notes/`: `commits`, `review`.'),
  on: z.string().describe('Id of the commit, or of the annotated tag, that the note is on.'),
  change: z.string().nullable().describe('Id of the change in this release; null for a note on what was tagged.'),
  writer: z
    .object({ name: z.string(), at: z.string().describe('ISO 8601 date and time with offset.') })
    .nullable()
    .describe('Who wrote it last, as git says; null where a merge of notes made it, or where there are too many notes to look.'),
  lines: z.array(z.string()).describe('Its text, a line each, without addresses of mail.'),
  cut: z.boolean().describe('Whether there is more of it than stands here.'),
  reviewers: z
    .array(z.object({ role: z.string().describe('As written: `Reviewed-by`, `Code-Review+2`.'), name: z.string() }))
    .describe('Who is named in it as having reviewed, approved or tested.'),
});

export const gitNotesSchema = z.object({
  notes: z.array(gitNoteSchema).describe(`At most ${mostShown}.`),
  more: z.number().int().describe('How many there are beyond those.'),
});

/** What git notes add to each release. */
export const releaseShape = {
  gitNotes: gitNotesSchema.nullable().describe('What git notes say of its commits; null where there are none.'),
};

export type GitNoteFact = Frozen<z.infer<typeof gitNoteSchema>>;
export type GitNotes = Frozen<z.infer<typeof gitNotesSchema>>;

declare module '../../book/schema/book.ts' {
  interface Release {
    readonly gitNotes: GitNotes | null;
  }
}
