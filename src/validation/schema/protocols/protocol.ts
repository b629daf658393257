import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { blockSchema } from '../records/block.ts';
import { stepSchema } from '../records/step.ts';
import { meanings } from '../signoffs/meanings.ts';
import { protocolKinds } from './protocol-kinds.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a date as `2027-03-01`');

/** A role that signs records of a protocol. The order of roles is the order of signing. */
export const protocolRoleSchema = z.strictObject({
  role: z.string().regex(/^[a-z][a-z0-9-]*$/, 'Use lower-case letters, digits and -'),
  meaning: z.enum(meanings),
  /** How many different people of the role must sign. */
  count: z.number().int().min(1).max(20).default(1),
  /** Whether someone who executed a step may not sign in it; by default true for all but `author` and `witness`. */
  independent: z.boolean().optional(),
});

/** The front matter of `content/protocols/<id>.mdx`. */
export const protocolFrontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single -'),
  title: z.string().min(1),
  version: z.union([z.string().min(1), z.number()]).transform(String),
  status: z.enum(['draft', 'effective', 'retired']).default('effective'),
  kind: z.enum(protocolKinds).default('free'),
  /** How bad it is when the step that it checks is wrong (GAMP 5). */
  risk: z.enum(['low', 'medium', 'high']).default('medium'),
  /** When the protocol itself is to be looked at again (Annex 11 §11). */
  reviewDue: day.optional(),
  roles: z.array(protocolRoleSchema).default([]),
  /**
   * Results of which steps a later run carries over from an earlier one: by default those of steps that are not critical; else `none`, `all` (critical
   * ones too), or a list of their ids.
   */
  carry: z.union([z.enum(['non-critical', 'none', 'all']), z.array(z.string())]).default('non-critical'),
  /** Days between request and decision, for a deletion request. */
  coolingOff: z.number().int().min(0).max(3650).optional(),
  /** What it is for, in a sentence. */
  summary: z.string().optional(),
});

/** A validation template: versioned steps and the roles that sign. */
export const protocolSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  status: z.enum(['draft', 'effective', 'retired']),
  kind: z.enum(protocolKinds),
  risk: z.enum(['low', 'medium', 'high']),
  reviewDue: z.string().nullable(),
  roles: z.array(z.object({ role: z.string(), meaning: z.enum(meanings), count: z.number().int(), independent: z.boolean() })),
  carry: z
    .union([z.enum(['non-critical', 'none', 'all']), z.array(z.string())])
    .describe('Results of which steps a later run carries over from an earlier one.'),
  coolingOff: z.number().int().nullable(),
  summary: z.string().nullable(),
  source: z.string().describe('Its file, or the file and commit of an older version.'),
  sha256: z.string().describe('Of its canonical text.'),
  steps: z.array(stepSchema),
  blocks: z.array(blockSchema),
});

export type Protocol = Frozen<z.infer<typeof protocolSchema>>;
export type ProtocolRole = Protocol['roles'][number];
