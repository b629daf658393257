import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { eventComponentSchema, eventSchema, timeSchema } from './event.ts';

const nullableText = z.string().nullable();

/** Whether the order of environments was kept, by the process in force that day. */
export const orderSchema = z.object({
  state: z
    .enum(['kept', 'violated', 'overridden', 'unknown', 'not-judged'])
    .describe(
      'overridden: violated, and somebody said why it had to be; unknown: only bounds are known, and they do not decide; not-judged: no process was in force, or the event moves nothing forward.',
    ),
  reason: z.string().describe('What the state rests on, as a sentence.'),
  missing: z.array(z.string()).describe('Ids of the environments that the version had not passed.'),
  process: nullableText.describe('`<process>@<version>` in force then.'),
  override: z.object({ reason: z.string(), by: z.string() }).nullable(),
});

/** An event with what it was found to be about. */
export const judgedEventSchema = z.object({
  ...eventSchema.shape,
  release: nullableText.describe('Version of the release that it is about; null for none, or for a commit that is no release.'),
  candidate: nullableText.describe('The whole version of the candidate; null when it is the final release, or none.'),
  component: nullableText.describe('The one repository or plug-in that the event moves by itself; null for the whole product.'),
  took: nullableText.describe('For what changes what runs: the version that ran in that place before.'),
  corrected: nullableText.describe('Id of the event that puts this one right: it counts for nothing.'),
  order: orderSchema.nullable().describe('Null for events that deploy nothing.'),
});

/** A version in a place, now or earlier. */
export const stayShape = {
  instance: nullableText.describe('Null for the whole environment.'),
  variant: nullableText,
  component: nullableText.describe('A repository or plug-in that was moved by itself; null for the whole product.'),
  version: nullableText.describe('As the event says it; null for a commit that is no release.'),
  release: nullableText.describe('Version of the release, where it is one or a candidate of one.'),
  components: z.array(eventComponentSchema),
  share: z
    .object({ percent: z.number().nullable(), sections: z.array(z.string()), rest: z.boolean() })
    .nullable()
    .describe('Null when it has the place to itself; `rest`: it has what others have not taken yet.'),
  since: timeSchema,
  event: z.string().describe('Id of the event that brought it.'),
};

/** A version that runs, and since when. */
export const runningSchema = z.object({
  ...stayShape,
  by: eventSchema.shape.by,
  approvedBy: z.array(z.string()).describe('Who approved it there, and still stands: names of people, or bots.'),
  origin: eventSchema.shape.origin,
});

/** A version that ran, from when to when. */
export const staySchema = z.object({
  ...stayShape,
  until: timeSchema.nullable().describe('Null while it runs.'),
  ended: z.enum(['replaced', 'rolled-back', 'withdrawn', 'removed', 'torn-down']).nullable(),
  endedBy: nullableText.describe('Id of the event that ended it.'),
});

/** An approval that no longer covers what runs. */
export const lapsedApprovalSchema = z.object({
  event: z.string().describe('Id of the approval.'),
  version: z.string(),
  by: nullableText,
  at: nullableText,
  lapsedBy: z.string().describe('Id of the event that made it lapse.'),
  reason: z.string(),
});

/** What a rollback took away. */
export const rollbackSchema = z.object({
  event: z.string(),
  instance: nullableText,
  time: timeSchema,
  from: nullableText.describe('The version that was rolled back.'),
  to: nullableText.describe('The version that ran afterwards.'),
  by: nullableText,
  reason: nullableText,
  releases: z.array(z.string()).describe('Releases whose changes went away with it, newest first: what `from` has that `to` does not.'),
  lapsed: z.array(lapsedApprovalSchema),
});

/** A rejection, as it stands wherever the release is named. */
export const rejectionSchema = z.object({
  environment: z.string(),
  version: z.string().describe('The candidate, or the release itself.'),
  at: nullableText,
  by: nullableText,
  reason: nullableText,
  refs: z.array(z.string()),
  event: z.string(),
});

/** What is on its way into an environment. */
export const nextSchema = z.object({
  version: z.string(),
  release: nullableText,
  state: z.enum(['planned', 'requested', 'approved', 'rejected', 'waiting']),
  at: nullableText.describe('When it was said; for `planned`, when it is planned for.'),
  by: nullableText,
  reason: nullableText,
  event: nullableText.describe('Null for `waiting`: it runs in the environment before and nobody has decided yet.'),
  blocked: rejectionSchema
    .nullable()
    .describe('The rejection that stands against what is on its way: whatever was planned or approved, it goes no further.'),
});

export type OrderJudgement = Frozen<z.infer<typeof orderSchema>>;
export type JudgedEvent = Frozen<z.infer<typeof judgedEventSchema>>;
export type Running = Frozen<z.infer<typeof runningSchema>>;
export type Stay = Frozen<z.infer<typeof staySchema>>;
export type LapsedApproval = Frozen<z.infer<typeof lapsedApprovalSchema>>;
export type Rollback = Frozen<z.infer<typeof rollbackSchema>>;
export type NextVersion = Frozen<z.infer<typeof nextSchema>>;
export type Rejection = Frozen<z.infer<typeof rejectionSchema>>;
