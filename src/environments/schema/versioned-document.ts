import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

/** A file of a repository as of each release; texts are kept once. */
export const versionedDocumentSchema = z.object({
  product: z.string(),
  repository: z.string(),
  path: z.string(),
  slug: z.string().describe('The folder of its address below the product.'),
  title: z.string().describe('The first heading of the newest version, else the path.'),
  versions: z
    .array(
      z.object({
        version: z.string(),
        tag: z.string(),
        commit: z.string(),
        text: z.string().nullable().describe('Key in `texts`; null where the file was not there.'),
      }),
    )
    .describe('Newest release first.'),
  texts: z.record(z.string(), z.object({ html: z.string(), text: z.string() })).describe('By blob id.'),
});

export type VersionedDocument = Frozen<z.infer<typeof versionedDocumentSchema>>;
