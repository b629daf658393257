import { z } from 'zod';
import { eventKinds } from './event-kinds.ts';
import { identifierSchema } from './process.ts';

const instant = z.iso.datetime({ offset: true, error: 'Write a date and time with offset, as `2027-03-01T09:30:00+01:00`' });
const text = z.union([z.string().min(1), z.number()]).transform(String);
const sha = z.string().regex(/^[0-9a-f]{7,64}$/, 'Write a commit id');

const artefactSchema = z.strictObject({
  uri: z.string().min(1),
  digest: z
    .string()
    .regex(/^[a-z0-9]+:[0-9a-f]{16,128}$/, 'Write `sha256:` and hexadecimal digits')
    .optional(),
  /** `linux/amd64`, `windows`. */
  platform: z.string().optional(),
});

/** `content/releases/<product>/<version>/promotions/<name>.yaml` and `content/promotions/<product>/<name>.yaml`: one thing that happened. */
export const eventFileSchema = z.strictObject({
  event: z.enum(eventKinds, { error: ({ input }) => `\`${String(input).slice(0, 80)}\` is none of: ${eventKinds.join(', ')}` }),
  environment: identifierSchema,
  instance: identifierSchema.optional(),
  /** The name of one of several variants that live side by side. */
  variant: identifierSchema.optional(),
  /** When it happened; for `planned`, when it is planned for. */
  at: instant.optional(),
  /** Bounds, where nobody knows when it happened. */
  after: instant.optional(),
  before: instant.optional(),
  /** The version of the release or of a candidate; by default that of the folder. */
  version: text.optional(),
  /** Of `rolled-back`: the version that runs afterwards. */
  to: text.optional(),
  components: z
    .array(
      z.strictObject({
        /** A repository of the product by its id, or the name of a plug-in. */
        name: z.string().min(1),
        version: text.optional(),
        tag: z.string().min(1).optional(),
        commit: sha.optional(),
        artefacts: z.array(artefactSchema).default([]),
      }),
    )
    .default([]),
  /** The part of the environment that got it. */
  share: z
    .strictObject({ percent: z.number().min(0).max(100).optional(), sections: z.array(identifierSchema).default([]) })
    .refine(({ percent, sections }) => (percent === undefined) !== (sections.length === 0), 'Write either `percent` or `sections`')
    .optional(),
  change: z.enum(['standard', 'normal', 'emergency']).optional(),
  by: z
    .union([
      z
        .string()
        .min(1)
        .transform((person) => ({ person, bot: undefined, run: undefined })),
      z.strictObject({ person: z.string().min(1).optional(), bot: z.string().min(1).optional(), run: z.string().min(1).optional() }),
    ])
    .optional(),
  reason: z.string().min(1).optional(),
  /** Issues and changes: `#68`, an address. */
  refs: z.array(text).default([]),
  /** Minutes. */
  downtime: z.strictObject({ planned: z.number().min(0).optional(), actual: z.number().min(0).optional() }).optional(),
  /** Who said that the rules do not hold this time, and why. */
  override: z
    .strictObject({ gates: z.array(z.string().min(1)).default(['order']), reason: z.string().min(1), by: z.string().min(1) })
    .optional(),
  /** Records whose sign-offs are the approval. */
  approval: z.array(z.string().min(1)).default([]),
  /** The name of the event that this one puts right. */
  corrects: z.string().min(1).optional(),
});
