import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { deploymentSchema, forgeReleaseSchema, freezeSchema, milestoneSchema, pullSnapshotSchema } from './snapshot.ts';

/** What one page of a forge brought, in forge-neutral form; each part only where the page has it. */
export const foundSchema = z.strictObject({
  pulls: z.array(pullSnapshotSchema).optional(),
  /** Numbers of pull requests that are closed without a merge. */
  closed: z.array(z.number().int()).optional(),
  milestones: z.array(milestoneSchema).optional(),
  releases: z.array(forgeReleaseSchema).optional(),
  deployments: z.array(deploymentSchema).optional(),
  freezes: z.array(freezeSchema).optional(),
  /** Parts that the forge does not have, or that the token may not see. */
  without: z.array(z.enum(['releases', 'deployments', 'freezes'])).optional(),
});

export type Found = Frozen<z.infer<typeof foundSchema>>;
