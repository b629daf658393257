import { z } from 'zod';
import { meanings } from '../../src/validation/schema/signoffs/meanings.ts';

const name = z.string().min(1);
const file = z.string().regex(/^content(?:\/[\w.@-]+)+$/);
const instant = z.iso.datetime({ offset: true });
/** A text that stands exactly once in the file, and what comes in its place. */
const replacement = z.tuple([name, z.string()]);

/** What one commit does, one thing after the other. */
const deedSchemas = {
  /** Files of the content folder come in as they are today, or as they were: with replacements from today's text to that of then. */
  bring: z.strictObject({ bring: z.union([file, z.array(file)]), asThen: z.array(replacement).default([]) }),
  /** A new record from its protocol, as `docket new record` writes it. */
  draft: z.strictObject({
    draft: file,
    protocol: name,
    product: name.optional(),
    release: name.optional(),
    candidate: z.strictObject({ version: name, repository: name, tag: name.optional(), commit: name.optional() }).optional(),
    environment: name.optional(),
    tester: name,
    date: z.iso.date(),
    run: z.number().int().optional(),
    previous: name.optional(),
    /** Why it is run again. */
    reason: z.string().optional(),
  }),
  /** Cells of rows of step tables, by step and column. */
  fill: z.strictObject({
    fill: file,
    tester: name.optional(),
    date: z.iso.date().optional(),
    steps: z.record(name, z.record(name, z.string())),
  }),
  replace: z.strictObject({ replace: file, texts: z.array(replacement) }),
  append: z.strictObject({ append: file, text: name }),
  /** A sign-off with a demo key. */
  sign: z.strictObject({
    sign: file,
    role: name,
    by: name,
    meaning: z.enum(meanings),
    at: instant,
    zone: name,
    comment: z.string().default(''),
    /** The demo key, when it is not the one of the person's name. */
    key: name.optional(),
  }),
};

const storySchema = z.strictObject({
  repository: z.string().regex(/^[a-z0-9-]+$/),
  trunk: name,
  /** `Name <address>` by the short name that commits use. */
  people: z.record(name, z.string().regex(/^[^<>\n]+ <[^<>\n]+>$/)),
  commits: z.array(
    z.strictObject({
      commit: name,
      why: z.string().default(''),
      by: name,
      at: instant,
      deeds: z.array(z.union(Object.values(deedSchemas))),
    }),
  ),
});

export type RecordsStory = z.infer<typeof storySchema>;
export type Deed = RecordsStory['commits'][number]['deeds'][number];
export type DraftDeed = z.infer<(typeof deedSchemas)['draft']>;
export type SignDeed = z.infer<(typeof deedSchemas)['sign']>;

/** Checks a story of records that was read from YAML; throws with all its mistakes. */
export function parseRecordsStory(value: unknown): RecordsStory {
  return storySchema.parse(value);
}
