import { z } from 'zod';

const name = z.string().min(1);
const files = z.array(z.string().regex(/^[\w.-]+(?:\/[\w.-]+)*$/));

/** What one commit says and does. A plain string is its subject. */
const commitSchema = z.union([
  name,
  z.strictObject({
    say: name,
    body: z.string().optional(),
    by: name.optional(),
    /** Co-authors. */
    with: z.array(name).optional(),
    /** Files that get a line for this commit. */
    touch: files.optional(),
    /** A name by which later steps speak of this commit. */
    label: name.optional(),
  }),
]);

const stepSchemas = {
  /** Sets the day of what follows. */
  day: z.strictObject({ day: z.iso.date() }),
  /** A commit straight onto a branch. */
  commit: z.strictObject({
    commit: name,
    body: z.string().optional(),
    by: name,
    with: z.array(name).optional(),
    touch: files.default([]),
    /** Files by path that become this text. */
    write: z.record(name, name).default({}),
    on: name.optional(),
    label: name.optional(),
  }),
  /** A pull request: its branch, its commits, and how it was merged. */
  pull: z.strictObject({
    pull: z.number().int().positive(),
    title: name,
    branch: name,
    by: name,
    merged: name.optional(),
    into: name.optional(),
    how: z.enum(['merge', 'squash', 'rebase']).optional(),
    commits: z.array(commitSchema).default([]),
    body: z.string().optional(),
    with: z.array(name).optional(),
    touch: files.default([]),
    label: name.optional(),
  }),
  /** A pull request that merges a branch which is there already. */
  promote: z.strictObject({ promote: name, into: name, pull: z.number().int().positive().optional(), title: name.optional(), by: name }),
  /** A branch that begins at another branch, a label or a tag. */
  branch: z.strictObject({ branch: name, from: name }),
  /** `git cherry-pick -x` of a label onto a branch, through a pull request where it has a number. In its title `{id}` and `{subject}` are the original's. */
  pick: z.strictObject({
    pick: name,
    onto: name,
    by: name,
    pull: z.number().int().positive().optional(),
    title: name.optional(),
    label: name.optional(),
    /** What stands below the line of `-x`. */
    body: name.optional(),
    /** Without the line of `-x`. */
    silent: z.boolean().default(false),
    /** Files that get a line more than the original. */
    touch: files.default([]),
    /** Files into which the markers of a conflict are committed. */
    conflict: files.default([]),
  }),
  /** `git revert` of a label. */
  revert: z.strictObject({
    revert: name,
    on: name.optional(),
    by: name,
    pull: z.number().int().positive().optional(),
    why: name.optional(),
    label: name.optional(),
  }),
  /** A note of git on what a label names, written when the story is there. It takes no time, so that it changes no id of what follows. */
  note: z.strictObject({
    note: name,
    by: name,
    say: name,
    ref: z
      .string()
      .regex(/^[a-z]+$/)
      .default('commits'),
  }),
  /** A tag; one of a name that is there is made anew. */
  tag: z.strictObject({
    tag: name,
    at: name.optional(),
    by: name.optional(),
    say: z.string().optional(),
    /** The demo key that signs it. */
    signed: name.optional(),
  }),
};

const storySchema = z.strictObject({
  repository: z.string().regex(/^[a-z0-9-]+$/),
  owner: z.string().regex(/^[a-z0-9-]+$/),
  trunk: name,
  how: z.enum(['merge', 'squash', 'rebase']),
  /** `Name <address> +11:00` by the short name that steps use. */
  people: z.record(name, z.string().regex(/^[^<>\n]+ <[^<>\n]+> [+-]\d{2}:\d{2}$/)),
  story: z.array(z.union(Object.values(stepSchemas))),
});

export type Story = z.infer<typeof storySchema>;
export type StoryStep = Story['story'][number];
export type PullStep = z.infer<(typeof stepSchemas)['pull']>;
export type NoteStep = z.infer<(typeof stepSchemas)['note']>;
export type TagStep = z.infer<(typeof stepSchemas)['tag']>;

/** Checks a story that was read from YAML; throws with all its mistakes. */
export function parseStory(value: unknown): Story {
  return storySchema.parse(value);
}
