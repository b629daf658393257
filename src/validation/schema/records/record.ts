import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { protocolKinds } from '../protocols/protocol-kinds.ts';
import { meanings } from '../signoffs/meanings.ts';
import { signoffSchema } from '../signoffs/signoff.ts';
import { blockSchema } from './block.ts';
import { deviationSchema } from './deviation.ts';
import { evidenceSchema } from './evidence.ts';
import { stepReferenceSchema, stepResults, stepSchema } from './step.ts';
import { trailEntrySchema } from './trail.ts';

const text = z.union([z.string(), z.number()]).transform(String);

/** The front matter of a record. Everything may be absent: what a record should have and has not is a Problem of its own, at its place. */
export const recordFrontMatterSchema = z.strictObject({
  title: z.string().optional(),
  /** Id, version and digest of the protocol that it executes. */
  protocol: z.string().optional(),
  protocolVersion: text.optional(),
  protocolDigest: z.string().optional(),
  /** The folder tells product and release; these only confirm it. */
  product: z.string().optional(),
  release: text.optional(),
  candidate: z
    .strictObject({
      version: text.optional(),
      repository: z.string().optional(),
      tag: text.optional(),
      commit: text.optional(),
    })
    .optional(),
  environment: z.string().optional(),
  /** Who executes it; a step may name someone else. */
  tester: z.string().optional(),
  date: text.optional(),
  run: z.number().int().min(1).max(999).optional(),
  /** The record that this one continues, by file name: its results still count where they were not run again. */
  previous: z.string().optional(),
  /** Set when nobody works on it any more: every step must have its result then. */
  status: z.enum(['draft', 'in-progress', 'closed', 'void']).optional(),
  /** For a record of an execution that was recorded in another document: the document and scans of signatures on paper, as evidence. */
  executedElsewhere: z.strictObject({ document: z.string(), sha256: z.string(), scans: z.array(z.string()).optional() }).optional(),
  /** For a deletion request. */
  requested: z.string().optional(),
  reason: z.string().optional(),
  stakeholders: z.array(z.string()).optional(),
  decision: z.enum(['pending', 'approved', 'rejected', 'withdrawn']).optional(),
});

/** How one step of a record came out over all runs of its protocol for one release. */
export const stepStandingSchema = z.object({
  step: z.string(),
  result: z.enum(stepResults).describe('The one that counts.'),
  record: z.string().describe('Path of the record that it is from.'),
  candidate: z.string().nullable(),
  carried: z.boolean().describe('True when it is from an earlier run, and still counts.'),
  reason: z.string().describe('Why a result of an earlier run no longer counts, so that the step is untouched; else empty.'),
  /** Every run that said something, oldest first. */
  runs: z.array(z.object({ record: z.string(), run: z.number().int(), candidate: z.string().nullable(), result: z.enum(stepResults) })),
});

/** What a step of the record says other than the protocol's version that the record names. */
export const stepDifferenceSchema = z.object({
  step: z.string(),
  kind: z.enum(['changed', 'added', 'removed']),
  field: z.enum(['step', 'action', 'expected']),
  protocol: z.string(),
  record: z.string(),
});

export const recordStates = ['in-progress', 'failed', 'waiting', 'approved', 'doubtful', 'refused', 'stale', 'void'] as const;

/** One execution of a protocol for one release candidate, or an operational record. */
export const recordSchema = z.object({
  path: z.string().describe('`content/releases/portal/2.3.0/release-validation.run-2.mdx`'),
  slug: z.string().describe('The last folder of its page: `release-validation-run-2`.'),
  title: z.string(),
  kind: z.enum(protocolKinds),
  product: z.string().nullable(),
  release: z.string().nullable().describe('The version whose directory it is in; null for an operational record.'),
  candidate: z
    .object({
      version: z.string().nullable(),
      repository: z.string().nullable(),
      tag: z.string().nullable(),
      commit: z.string().nullable(),
      known: z.boolean().describe('Whether tag and commit are what the repository has.'),
    })
    .nullable(),
  environment: z.string().nullable(),
  tester: z.string().nullable(),
  date: z.string().nullable(),
  run: z.number().int(),
  previous: z.string().nullable().describe('Path of the record that it continues.'),
  answers: z
    .string()
    .nullable()
    .describe('Path of the run that it names as the one before it, with a reason: what a run after a refused one must do.'),
  coverage: z
    .object({ asked: z.number().int(), covered: z.number().int() })
    .describe('How many steps its protocol asks for, and how many of them it has as they are asked for.'),
  revision: z.number().int().describe('How many different canonical texts git knows of it, this one included.'),
  sha256: z.string().describe('Of its canonical text.'),
  protocol: z.object({
    id: z.string().nullable(),
    version: z.string().nullable(),
    sha256: z.string().nullable().describe('As pinned.'),
    title: z.string().nullable(),
    current: z.string().nullable().describe("The protocol's version in the content folder."),
    state: z.enum(['current', 'older', 'digest-differs', 'unknown']),
    reason: z.string(),
  }),
  state: z
    .enum(recordStates)
    .describe(
      'in-progress: steps are untouched · failed: a step failed or is blocked and its deviation is open · waiting: executed, signatures are missing · approved: all signatures are there and valid · doubtful: so they are, and something leaves open what they are worth · refused: a disapproval that nobody lifted · stale: a signature no longer stands, or was taken away · void: given up.',
    ),
  stateReason: z.string(),
  doubts: z.array(z.string()).describe('Everything that keeps an approval from being shown as one, in sentences.'),
  steps: z.array(stepSchema),
  standings: z.array(stepStandingSchema).describe('Over all runs up to this one; empty for a first run.'),
  differences: z.array(stepDifferenceSchema),
  deviations: z.array(deviationSchema),
  evidence: z.array(evidenceSchema),
  blocks: z.array(blockSchema),
  signoffs: z.array(signoffSchema).describe('In order of sequence.'),
  required: z
    .array(
      z.object({
        role: z.string(),
        meaning: z.enum(meanings),
        count: z.number().int(),
        signed: z.number().int().describe('Valid ones by different people.'),
        waitsFor: z
          .array(z.string())
          .describe('Principals who may sign now, as their roles go, and have not; empty when it is not their turn or when it is done.'),
        withoutKey: z.array(z.string()).describe('Those of `waitsFor` who cannot sign as it is, because they have no key in use.'),
        ready: z.boolean().describe('Whether it may be signed now.'),
        reason: z.string().describe('Why not, when it is not ready.'),
      }),
    )
    .describe('The roles that the protocol asks for, in order of signing.'),
  coolingOff: z
    .object({ from: z.string(), until: z.string(), over: z.boolean(), decision: z.enum(['pending', 'approved', 'rejected', 'withdrawn']) })
    .nullable(),
  executedElsewhere: z
    .object({ document: z.string(), sha256: z.string(), scans: z.array(z.string()).optional() })
    .optional()
    .describe('The document that it was taken over from, and scans of signatures on paper. Neither is a signature of Docket.'),
  request: z.object({ reason: z.string(), stakeholders: z.array(z.string()), requested: z.string().nullable() }).nullable(),
  trail: z.array(trailEntrySchema).describe('Oldest first.'),
  trailKnown: z.boolean().describe('False when git does not know the file.'),
});

/** A requirement, issue or pull request on its way through a release. */
export const traceSchema = z.object({
  reference: stepReferenceSchema,
  carrier: z
    .boolean()
    .describe(
      'True for a pull request that brought none of `changes`: it carried those of others from branch to branch, or was copied. The matrix has no row for it: what its changes miss stands with the pull requests that brought them.',
    ),
  changes: z.array(z.string()).describe('Ids of changes of the release.'),
  pulls: z.array(z.number().int()),
  commits: z.array(z.string()),
  steps: z.array(z.object({ record: z.string(), step: z.string(), result: z.enum(stepResults) })),
  evidence: z.array(z.string()),
  deviations: z.array(z.object({ record: z.string(), deviation: z.string() })),
  signoffs: z.array(z.object({ record: z.string(), signoff: z.number().int().describe('Index in the record.') })),
  tags: z.array(z.string()),
  holes: z.array(z.string()).describe('What is missing on the way, in words.'),
});

/** The validation of a release: its records and its traceability. */
export const validationSchema = z.object({ records: z.array(recordSchema), traces: z.array(traceSchema) });

export type RecordFrontMatter = Frozen<z.infer<typeof recordFrontMatterSchema>>;
export type StepStanding = Frozen<z.infer<typeof stepStandingSchema>>;
export type StepDifference = Frozen<z.infer<typeof stepDifferenceSchema>>;
export type RecordState = (typeof recordStates)[number];
/** Named so because `Record` is TypeScript's own. */
export type ValidationRecord = Frozen<z.infer<typeof recordSchema>>;
export type Trace = Frozen<z.infer<typeof traceSchema>>;
