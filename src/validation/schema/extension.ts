import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { type Protocol, protocolSchema } from './protocols/protocol.ts';
import { recordSchema, type Trace, type ValidationRecord, validationSchema } from './records/record.ts';
import { type Person, personSchema } from './signoffs/people.ts';

const signingSchema = z.object({
  policy: z.string().nullable().describe('Digest of people.yaml.'),
  root: z
    .object({ threshold: z.number().int(), keys: z.array(z.string()), state: z.enum(['vouched', 'not-vouched']), reason: z.string() })
    .nullable()
    .describe('The root of trust as the content folder names it; only a verifier who has the fingerprints from elsewhere can rely on it.'),
});

/** What validation adds to the Book. */
export const bookShape = {
  protocols: z.array(protocolSchema).describe('The validation templates in the content folder, by id.'),
  people: z.array(personSchema).describe('Who may sign, by principal.'),
  operations: z.array(recordSchema).describe('Operational records, such as deletion requests.'),
  signing: signingSchema.describe('What signatures on records were judged by.'),
};

/** What validation adds to each release. */
export const releaseShape = {
  validation: validationSchema.describe('Records of validation for this release, and what they trace.'),
};

declare module '../../book/schema/book.ts' {
  interface Book {
    readonly protocols: readonly Protocol[];
    readonly people: readonly Person[];
    readonly operations: readonly ValidationRecord[];
    readonly signing: Frozen<z.infer<typeof signingSchema>>;
  }
  interface Release {
    readonly validation: { readonly records: readonly ValidationRecord[]; readonly traces: readonly Trace[] };
  }
}
