import { z } from 'zod';
import type { Place } from '../../text/schema/problem.ts';
import { declineReasons } from './cell-state.ts';

const words = z.string().trim().min(1);
/** `2.0` without quotes is the number 2. */
const line = z.string({ error: 'Write the line in quotes: "2.0"' }).min(1);
const change = z
  .string({ error: 'Write `"#12"`, `"api#12"` or a commit id, in quotes' })
  .regex(/^(?:[a-z0-9._-]+)?#\d{1,9}$|^(?:[a-z0-9._-]+@)?[0-9a-f]{7,64}$/, 'Write `#12`, `api#12` or a commit id of seven digits or more');
const common = {
  change,
  by: words,
  why: words,
  date: z.iso.date().optional(),
};

const planned = z.strictObject({ decision: z.literal('planned'), ...common, line, for: z.string().min(1).optional() });
const declined = z.strictObject({ decision: z.literal('declined'), ...common, line, reason: z.enum(declineReasons) });
const fastTrack = z.strictObject({ decision: z.literal('fast-track'), ...common, line });
const override = z.strictObject({ decision: z.literal('override'), ...common, line });
const corrected = z.strictObject({
  decision: z.literal('corrected'),
  /** The commit that is, or is taken for, a copy. */
  ...common,
  /** What it was really copied from; `none` for nothing. */
  origin: z.union([z.literal('none'), z.string().regex(/^[0-9a-f]{7,64}$/)], {
    error: 'Write a commit id of seven digits or more, or `none`',
  }),
});

/** One decision of a person about a change and a line. */
export const ledgerEntrySchema = z.discriminatedUnion('decision', [planned, declined, fastTrack, override, corrected], {
  error: 'Write one of planned, declined, fast-track, override, corrected',
});

/** What `content/backports/<product>.yaml` holds. */
export const ledgerSchema = z.strictObject({ entries: z.array(ledgerEntrySchema).default([]) });

/** An entry, and where it stands. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema> & { readonly place: Place };

/** An entry about a line: all but corrections. */
export type LineEntry = Exclude<LedgerEntry, { readonly decision: 'corrected' }>;
