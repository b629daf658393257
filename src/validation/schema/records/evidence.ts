import { z } from 'zod';

/** A file that proves something, always with its digest. */
export const evidenceSchema = z.object({
  path: z.string().describe('Below the release directory: `evidence/login.png`.'),
  kind: z.enum(['image', 'text', 'junit', 'pdf', 'json', 'video', 'other']),
  bytes: z.number().int(),
  sha256: z.string(),
  steps: z.array(z.string()).describe('Ids of the steps that name it.'),
  junit: z.object({ tests: z.number().int(), failures: z.number().int(), errors: z.number().int(), skipped: z.number().int() }).nullable(),
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** A file below a release directory's `evidence/`, as found. Unsafe ones (links, files that could run) are Problems and not here. */
export interface EvidenceFile {
  /** `content/releases/portal/2.3.0/evidence/login.png` */
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: Evidence['kind'];
  readonly junit: Evidence['junit'];
}
