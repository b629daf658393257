import { z } from 'zod';

/** One entry of a record's audit trail: one field, one change (21 CFR 11.10(e), Annex 11 §9). */
export const trailEntrySchema = z.object({
  kind: z.enum(['created', 'filled', 'corrected', 'cleared', 'text', 'moved', 'signed', 'signature-removed']),
  step: z.string().nullable().describe('Null for what is no field of a step.'),
  field: z.string().describe('`result`, `actual`, `front matter: environment`, `text`.'),
  from: z.string(),
  to: z.string(),
  who: z.string().describe('The author of the commit, by name.'),
  email: z.string(),
  writtenAt: z.string().nullable().describe("The author's date."),
  committedAt: z.string().nullable(),
  why: z.string().describe("The commit's message body; its subject when there is none."),
  reasonGiven: z.boolean().describe('False for a correction whose commit has no body.'),
  commit: z.string().nullable().describe('Null for what is not committed yet.'),
});

export type TrailEntry = Readonly<z.infer<typeof trailEntrySchema>>;
