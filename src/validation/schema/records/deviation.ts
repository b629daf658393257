import { z } from 'zod';

/** Something that went other than expected in a step, and what was decided about it. */
export const deviationSchema = z.object({
  id: z.string().describe('`DEV-1`'),
  step: z.string().nullable().describe('The id of its step; null when it names none.'),
  severity: z.enum(['minor', 'major', 'critical']).nullable(),
  status: z.enum(['open', 'accepted', 'closed']).describe('Open until the record says otherwise.'),
  disposition: z.string().describe('What was decided and why; empty while nothing is.'),
  owner: z.string(),
  text: z.string(),
  line: z.number().int(),
  column: z.number().int(),
});

export type Deviation = Readonly<z.infer<typeof deviationSchema>>;
