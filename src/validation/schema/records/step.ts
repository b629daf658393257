import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';

/** How a step came out. `untouched` is none of the others: nobody has said anything yet. */
export const stepResults = ['pass', 'fail', 'blocked', 'skipped', 'n/a', 'untouched'] as const;

/** What a step names outside the record: what it verifies, and by which it is found in the traceability matrix. */
export const stepReferenceSchema = z.object({
  kind: z.enum(['requirement', 'issue', 'pull', 'risk']),
  id: z.string().describe('As written: `REQ-12`, `#705`, `api#705`, `RISK-3`.'),
});

/** One step of a protocol, or its execution in a record. The same value from every shape: table row, task, heading, component. */
export const stepSchema = z.object({
  id: z.string().describe('As written; where none is written, made from its place: `step-3`.'),
  idWritten: z.boolean(),
  section: z.array(z.string()).describe('The headings above, outermost first.'),
  shape: z.enum(['table', 'fields', 'task', 'heading', 'box', 'component', 'list']),
  action: z.string().describe('Plain text.'),
  expected: z.string().describe('Plain text; empty when none is written.'),
  actual: z.string(),
  result: z.enum(stepResults),
  written: z.string().describe('The result as written, e.g. `☑ Pass`; empty when nothing is written.'),
  reason: z.string().describe('Why, for n/a, skipped and blocked; empty when none is written.'),
  critical: z.boolean().describe('A second person must check it (Annex 11 §6).'),
  tester: z.string().describe('Who did it, as written; empty for whom the record names.'),
  date: z.string().describe('When it was done, as written.'),
  checkedBy: z.string().describe('The second person, as written.'),
  references: z.array(stepReferenceSchema),
  dependsOn: z.array(z.string()).describe('Ids of steps that must pass first, and whose new run makes this one run again.'),
  evidence: z.array(z.string()).describe('Paths as written, relative to the release directory.'),
  fields: z
    .array(
      z.object({ name: z.string(), value: z.string(), html: z.string().optional().describe('Sanitised, where it has lists or code.') }),
    )
    .describe('Whatever else the step says, by its column or label.'),
  rich: z
    .object({ action: z.string().optional(), expected: z.string().optional(), actual: z.string().optional() })
    .optional()
    .describe('Sanitised HTML of fields that have lists, code or several lines; the plain text says the same.'),
  line: z.number().int().describe('In its file, from 1.'),
  column: z.number().int(),
});

/** Where each field of a step stands in its file, for problems: by field name, falling back to the step. */
export interface FieldPlace {
  readonly line: number;
  readonly column: number;
}

export type StepResult = (typeof stepResults)[number];
export type StepReference = Readonly<z.infer<typeof stepReferenceSchema>>;
export type Step = Frozen<z.infer<typeof stepSchema>>;

/** Counts the steps of each result; every result has its count, and they add up to the number of steps. */
export function countResults(steps: readonly Pick<Step, 'result'>[]): Readonly<Record<StepResult, number>> {
  const counts = { pass: 0, fail: 0, blocked: 0, skipped: 0, 'n/a': 0, untouched: 0 };
  for (const { result } of steps) counts[result] += 1;
  return counts;
}
