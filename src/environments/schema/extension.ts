import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { eventComponentSchema, eventSchema, timeSchema } from './event.ts';
import { type Decision, decisionSchema, policySchema } from './policy.ts';
import { type Process, processEnvironmentSchema, processSchema } from './process.ts';

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

/** How many places make up an environment, as a source counts them. */
export const membersSchema = z.object({
  count: z.number().int(),
  repository: z.string().describe('Id of the repository that has the lists.'),
  path: z.string().describe('The files, as the configuration names them.'),
});

/** New versions were let in by themselves, or held back, from a moment on. */
export const holdSchema = z.object({
  application: nullableText.describe('As the source calls it; null where it is one for all.'),
  instance: nullableText,
  automatic: z.boolean().describe('Whether new versions come in by themselves from then on.'),
  at: nullableText,
  by: eventSchema.shape.by,
  reason: nullableText,
  repository: z.string(),
  commit: z.string(),
  path: z.string(),
});

/** An environment of a product. Events are newest first; a page shows a year of them. */
export const environmentSchema = z.object({
  ...processEnvironmentSchema.shape,
  inProcess: z.boolean().describe('False for one that events name and no process has.'),
  policies: z
    .array(policySchema)
    .describe('Newest first; the one in force is the first whose status is `in-force` and whose `from` has come.'),
  policy: nullableText.describe('Slug of the policy in force.'),
  members: membersSchema.nullable().describe('Where lists say of which instances it is made: how many there are today.'),
  holds: z.array(holdSchema).describe('When automatic deployments were switched off and on, newest first.'),
  running: z.array(runningSchema),
  next: z.array(nextSchema).describe('What is on the way, newest first.'),
  stays: z.array(staySchema).describe('What ran, oldest first.'),
  rollbacks: z.array(rollbackSchema),
  events: z.array(judgedEventSchema).describe('Newest first.'),
  years: z.array(z.object({ year: z.string(), events: z.number().int() })).describe('Newest first.'),
});

export const findingKinds = [
  'environment-skipped',
  'change-skipped',
  'own-commit',
  'several-versions',
  'rejected-deployed',
  'not-tagged',
  'repository-not-tagged',
  'not-merged-back',
  'deployed-by-hand',
] as const;

/** Something that history shows against the process in force, with its evidence. */
export const findingSchema = z.object({
  kind: z
    .enum(findingKinds)
    .describe(
      'environment-skipped: a release entered an environment and had not passed one before it; change-skipped: the same of one change; own-commit: a commit made on an environment’s branch itself; several-versions: an environment held two versions at once; rejected-deployed: a candidate went on after it was rejected; not-tagged: a deployed commit has no tag; repository-not-tagged: one repository of a deployed release has none; not-merged-back: a hot-fix is on a later environment’s branch and not on an earlier one’s; deployed-by-hand: a person deployed where the process says that nobody does.',
    ),
  environment: z.string(),
  missing: nullableText.describe('The other environment: skipped, or not merged back to.'),
  release: nullableText,
  change: nullableText.describe('Id of the change in that release.'),
  title: nullableText.describe('Of the change or commit.'),
  repository: nullableText,
  commit: nullableText,
  time: timeSchema,
  until: timeSchema.nullable().describe('For `several-versions`: when it ended; null while it lasts.'),
  state: z.enum(['violated', 'overridden', 'unknown']),
  message: z.string().describe('What was found, as a sentence.'),
  evidence: z.array(z.string()).describe('What shows it, each as a sentence.'),
  events: z.array(z.string()),
  override: z.object({ reason: z.string(), by: z.string() }).nullable(),
});

/** An attribute of the parity matrix; one cell for each environment of the product, in their order. */
export const paritySchema = z.object({
  name: z.string(),
  rule: z.string().describe('In words: `staging as production`, `equal everywhere`, `may differ`.'),
  state: z.enum(['equal', 'drift', 'on-purpose', 'unknown']),
  cells: z.array(
    z.object({
      environment: z.string(),
      wanted: nullableText,
      actual: nullableText,
      source: nullableText,
      date: nullableText,
      differs: nullableText.describe('Why it differs on purpose.'),
      state: z.enum(['equal', 'drift', 'on-purpose', 'unknown', 'absent']),
      reason: z.string().describe('What the state rests on; empty for `absent`.'),
    }),
  ),
});

/** What Docket knows of where a product runs. */
export const productEnvironmentsSchema = z.object({
  product: z.string(),
  processes: z
    .array(z.object({ process: z.string(), version: z.string(), from: nullableText }))
    .describe('By which processes it lived, newest first; the first is in force unless its day has not come.'),
  phases: z
    .array(z.object({ phase: z.string(), name: z.string(), from: nullableText }))
    .describe('Oldest first; the last is the present one.'),
  environments: z.array(environmentSchema).describe('In the order of the process, then those that only events name.'),
  production: nullableText.describe('Id of the environment that counts as production.'),
  findings: z.array(findingSchema).describe('Newest first.'),
  parity: z.array(paritySchema),
  documents: z.array(z.string()).describe('Paths of the documents that are shown as of each release.'),
});

/** A file of a repository as of each release; texts are kept once. */
export const versionedDocumentSchema = z.object({
  product: z.string(),
  repository: z.string(),
  path: z.string(),
  slug: z.string().describe('The folder of its address below the product.'),
  title: z.string().describe('The first heading of the newest version, else the path.'),
  versions: z
    .array(
      z.object({
        version: z.string(),
        tag: z.string(),
        commit: z.string(),
        text: nullableText.describe('Key in `texts`; null where the file was not there.'),
      }),
    )
    .describe('Newest release first.'),
  texts: z.record(z.string(), z.object({ html: z.string(), text: z.string() })).describe('By blob id.'),
});

/** One environment on the way of a release. */
export const journeyStepSchema = z.object({
  environment: z.string(),
  name: z.string(),
  users: z.number().int().nullable().describe('Of this environment alone.'),
  reached: z.number().int().nullable().describe('Of this and all environments before it.'),
  members: z.number().int().nullable().describe('How many instances lists give this environment today.'),
  state: z
    .enum([
      'runs',
      'ran',
      'rolled-back',
      'rejected',
      'approved',
      'planned',
      'requested',
      'waiting',
      'skipped',
      'never-reached',
      'not-yet',
      'not-known',
    ])
    .describe(
      'never-reached: a rejection stopped it before; skipped: later environments were reached without it; not-yet: nothing happened there; not-known: nothing is recorded for this environment at all.',
    ),
  candidate: nullableText.describe('The newest candidate that the state is about; null for the final release.'),
  time: timeSchema.nullable(),
  entered: timeSchema.nullable().describe('When anything of the release first came here; null where nothing did.'),
  by: nullableText,
  approvedBy: z.array(z.string()),
  reason: nullableText,
  refs: z.array(z.string()),
  order: orderSchema.nullable(),
  events: z.array(z.string()).describe('Newest first, at most 20 of them.'),
  count: z.number().int().describe('How many there are.'),
  policy: nullableText.describe('Slug of the policy that was in force when it entered.'),
});

/** What happened to a release on its way through the environments. */
export const journeySchema = z.object({
  status: z.enum(['on-its-way', 'in-production', 'was-in-production', 'rejected', 'rolled-back', 'not-started']),
  steps: z.array(journeyStepSchema).describe('In the order of the process.'),
  rejected: rejectionSchema.nullable().describe('Set while the newest candidate, or the release itself, is rejected.'),
  rejections: z.array(rejectionSchema).describe('All of its candidates, oldest first.'),
  rolledBack: z
    .array(rollbackSchema.extend({ environment: z.string() }))
    .describe('Where it was taken back and does not run now, newest first.'),
  runsIn: z.array(z.object({ environment: z.string(), instances: z.array(z.string()), since: timeSchema })),
  order: z.enum(['kept', 'violated', 'overridden', 'unknown', 'not-judged']).describe('The worst of its steps.'),
  process: nullableText.describe('`<process>@<version>` by which it is judged: in force at its first event.'),
});

/** What environments add to the Book. */
export const bookShape = {
  processes: z
    .array(processSchema)
    .describe('Each version of the processes that are used or in the content folder; newest first within one.'),
  decisions: z.array(decisionSchema).describe('Decisions and other documents, by identifier; newest version first.'),
  environments: z.array(productEnvironmentsSchema).describe('By product, for those that have a process or events.'),
  versionedDocuments: z.array(versionedDocumentSchema).describe('Files of the repositories as of each release.'),
};

/** What environments add to each release. */
export const releaseShape = {
  journey: journeySchema.nullable().describe('Null where the product has no environments.'),
};

export type OrderJudgement = Frozen<z.infer<typeof orderSchema>>;
export type JudgedEvent = Frozen<z.infer<typeof judgedEventSchema>>;
export type Running = Frozen<z.infer<typeof runningSchema>>;
export type Stay = Frozen<z.infer<typeof staySchema>>;
export type LapsedApproval = Frozen<z.infer<typeof lapsedApprovalSchema>>;
export type Rollback = Frozen<z.infer<typeof rollbackSchema>>;
export type Members = Frozen<z.infer<typeof membersSchema>>;
export type Hold = Frozen<z.infer<typeof holdSchema>>;
export type NextVersion = Frozen<z.infer<typeof nextSchema>>;
export type ProductEnvironment = Frozen<z.infer<typeof environmentSchema>>;
export type FindingKind = (typeof findingKinds)[number];
export type Finding = Frozen<z.infer<typeof findingSchema>>;
export type ParityRow = Frozen<z.infer<typeof paritySchema>>;
export type ProductEnvironments = Frozen<z.infer<typeof productEnvironmentsSchema>>;
export type VersionedDocument = Frozen<z.infer<typeof versionedDocumentSchema>>;
export type JourneyStep = Frozen<z.infer<typeof journeyStepSchema>>;
export type Rejection = Frozen<z.infer<typeof rejectionSchema>>;
export type Journey = Frozen<z.infer<typeof journeySchema>>;

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly processes: readonly Process[];
    readonly decisions: readonly Decision[];
    readonly environments: readonly ProductEnvironments[];
    readonly versionedDocuments: readonly VersionedDocument[];
  }
  interface Release {
    readonly journey: Journey | null;
  }
}
