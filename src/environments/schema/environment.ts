import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { eventSchema } from './event.ts';
import { findingSchema } from './finding.ts';
import { paritySchema } from './parity.ts';
import { policySchema } from './policy.ts';
import { processEnvironmentSchema } from './process.ts';
import { judgedEventSchema, nextSchema, rollbackSchema, runningSchema, staySchema } from './stay.ts';

const nullableText = z.string().nullable();

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

export type Members = Frozen<z.infer<typeof membersSchema>>;
export type Hold = Frozen<z.infer<typeof holdSchema>>;
export type ProductEnvironment = Frozen<z.infer<typeof environmentSchema>>;
export type ProductEnvironments = Frozen<z.infer<typeof productEnvironmentsSchema>>;
