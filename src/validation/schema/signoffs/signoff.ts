import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';
import { meanings } from './meanings.ts';

/**
 * What became of a signature. Only `valid` is ever shown as signed.
 * stale: the record changed afterwards · evidence-changed · protocol-changed: the pinned protocol is not what was signed for ·
 * moved: made for another record or release · unconfirmed: the key was compromised later, and nothing shows that the signature is older ·
 * time-out-of-bounds: not at the time that it states, as git and the clock show · withdrawn: its signer took it back by a signed statement ·
 * taken-away: git remembers it, and its files are not there any more.
 */
export const signoffStates = [
  'valid',
  'stale',
  'evidence-changed',
  'protocol-changed',
  'role-not-allowed',
  'self-approval',
  'out-of-sequence',
  'key-unknown',
  'key-not-valid-then',
  'key-compromised',
  'unconfirmed',
  'moved',
  'time-out-of-bounds',
  'withdrawn',
  'taken-away',
  'invalid',
  'malformed',
] as const;

/** The statement: what a person signs. Its file is RFC 8785 JSON and one line feed. All digests are `sha256` in lower-case hexadecimal. */
export const statementSchema = z.strictObject({
  type: z.literal('docket/statement/v1'),
  record: z.strictObject({ path: z.string(), revision: z.number().int().min(1), canon: z.literal('text-v1'), sha256: z.string() }),
  protocol: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
  /** Null for an operational record. */
  release: z
    .strictObject({
      product: z.string(),
      version: z.string(),
      candidate: z.string().nullable(),
      tag: z.string().nullable(),
      commit: z.string().nullable(),
    })
    .nullable(),
  evidence: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().min(0), sha256: z.string() })),
  signer: z.strictObject({ principal: z.string(), printedName: z.string(), role: z.string() }),
  meaning: z.strictObject({ code: z.enum(meanings), label: z.string() }),
  /** The sentence that the signer saw. */
  declaration: z.string(),
  comment: z.string(),
  /** RFC 3339 with offset. */
  signedAt: z.string(),
  /** IANA time zone. */
  zone: z.string(),
  /** Of the canonical text of `content/people.yaml` at signing; null when there was none. */
  policy: z.string().nullable(),
  sequence: z.number().int().min(1),
  /** Of the previous pair: sha256 over the statement's bytes and then the signature's bytes; null for the first. */
  previous: z.string().nullable(),
  /** The pairs that were last on other branches, sorted, when this one follows more than one; absent when it does not. */
  follows: z.array(z.string()).min(1).optional(),
  /** The pair that a withdrawal takes back; absent for every other meaning. */
  withdraws: z.string().optional(),
});

/** A stretch of words in a difference. */
export const wordsSchema = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() });

/** A line that is not as it was signed. */
export const changedLineSchema = z.object({
  line: z.number().int().describe('In the record as it is; for a removed line, where it stood.'),
  words: z.array(wordsSchema),
});

/** One person's signature on one record, as judged. Name, role, meaning and time are those of the statement. */
export const signoffSchema = z.object({
  state: z.enum(signoffStates),
  reason: z.string().describe('One sentence for the reader.'),
  sequence: z.number().int().nullable(),
  principal: z.string().nullable(),
  printedName: z.string().nullable(),
  role: z.string().nullable(),
  meaning: z.object({ code: z.enum(meanings), label: z.string() }).nullable(),
  declaration: z.string().nullable(),
  comment: z.string(),
  signedAt: z.string().nullable(),
  zone: z.string().nullable(),
  bounds: z
    .object({ notBefore: z.string().nullable(), notAfter: z.string().nullable(), source: z.string() })
    .describe('What git shows about the time: not before the commit of the signed text, not after the commit that brought the signature.'),
  key: z.string().nullable().describe('Fingerprint of the key.'),
  secondComponent: z.string().describe('21 CFR 11.200(a)(1): `user verified`, `touch`, or `not evidenced`.'),
  /** The signed revision and digest of the record. */
  revision: z.number().int().nullable(),
  recordSha256: z.string().nullable(),
  statement: z.string().describe('Path of the statement file.'),
  sha256: z.string().describe('Of the pair of statement and signature.'),
  changed: z.array(changedLineSchema).describe('For stale: what changed since. Empty with a reason when the signed text is not found.'),
  notes: z.array(z.string()).describe('What a reader should know of a valid one: key retired since, second component not evidenced.'),
  doubts: z.array(z.string()).describe('Why a valid one is doubtful, so that what it approves is not shown as approved.'),
  after: z.array(z.string()).describe('Digests of the pairs that it follows directly: more than one where branches were merged.'),
  withdraws: z.string().nullable().describe('Digest of the pair that a withdrawal takes back.'),
  content: z
    .enum(['current', 'changed', 'unknown'])
    .describe('Whether it was made over record, protocol, candidate and evidence as they are.'),
});

export type SignoffState = (typeof signoffStates)[number];
export type Statement = Frozen<z.infer<typeof statementSchema>>;
export type ChangedLine = Frozen<z.infer<typeof changedLineSchema>>;
export type Signoff = Frozen<z.infer<typeof signoffSchema>>;
