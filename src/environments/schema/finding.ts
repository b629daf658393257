import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { timeSchema } from './event.ts';

const nullableText = z.string().nullable();

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

export type FindingKind = (typeof findingKinds)[number];
export type Finding = Frozen<z.infer<typeof findingSchema>>;
