import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { timeSchema } from './event.ts';
import { orderSchema, rejectionSchema, rollbackSchema } from './stay.ts';

const nullableText = z.string().nullable();

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

export type JourneyStep = Frozen<z.infer<typeof journeyStepSchema>>;
export type Journey = Frozen<z.infer<typeof journeySchema>>;
