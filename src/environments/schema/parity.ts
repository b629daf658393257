import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

const nullableText = z.string().nullable();

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

export type ParityRow = Frozen<z.infer<typeof paritySchema>>;
