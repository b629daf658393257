import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { instant, sha } from './book-values.ts';

/** A signature on a tag and its state, judged offline against the keys of the content folder. */
export const tagSignatureSchema = z.object({
  format: z.enum(['pgp', 'ssh', 'x509']),
  state: z.enum(['valid', 'invalid', 'key-unknown', 'key-not-valid-then', 'not-checked', 'malformed']),
  signer: z.string().nullable().describe('The principal or user id that the key belongs to; only when the state is valid.'),
  key: z.string().nullable().describe('Fingerprint or key id, as far as the signature tells.'),
  reason: z.string().describe('One sentence for the reader.'),
});

/** A tag of a release. */
export const tagSchema = z.object({
  name: z.string(),
  repository: z.string(),
  kind: z.enum(['annotated', 'lightweight']),
  object: sha,
  commit: sha,
  tree: sha.nullable(),
  date: instant.describe("The tagger's date; for a lightweight tag its commit's."),
  tagger: z.string().nullable(),
  message: z.string(),
  signature: tagSignatureSchema.nullable(),
  moved: z.string().nullable().describe('Set when the tag is not what tags.lock remembers: what changed, in words.'),
});

export type TagSignature = Frozen<z.infer<typeof tagSignatureSchema>>;
export type Tag = Frozen<z.infer<typeof tagSchema>>;
