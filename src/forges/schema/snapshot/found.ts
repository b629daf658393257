import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { deploymentSchema, forgeReleaseSchema, freezeSchema, milestoneSchema, pullSnapshotSchema } from './snapshot.ts';

/** What one page of a forge brought, in forge-neutral form; each part only where the page has it: not where the forge has none of it, or the token may not see it. */
export const foundSchema = z.strictObject({
  pulls: z.array(pullSnapshotSchema).optional(),
  /** Numbers of pull requests that are closed without a merge. */
  closed: z.array(z.number().int()).optional(),
  milestones: z.array(milestoneSchema).optional(),
  releases: z.array(forgeReleaseSchema).optional(),
  deployments: z.array(deploymentSchema).optional(),
  freezes: z.array(freezeSchema).optional(),
});

export type Found = Frozen<z.infer<typeof foundSchema>>;
