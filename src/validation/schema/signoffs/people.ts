import { z } from 'zod';
import type { Frozen } from '../../../text/schema/frozen.ts';

const instant = z.iso.datetime({ offset: true });

/** `content/people.yaml`: who may sign in which role, and which keys are known to be compromised. */
export const peopleSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        /** As in `allowed_signers`: `mara@portal.example`. */
        principal: z.string().min(1),
        name: z.string().min(1),
        /** Other names and addresses that records and commits know the person by. */
        aliases: z.array(z.string()).default([]),
        roles: z
          .array(
            z.strictObject({
              role: z.string(),
              /** By default all products. */
              products: z.array(z.string()).optional(),
              from: instant.optional(),
              until: instant.optional(),
            }),
          )
          .default([]),
      }),
    )
    .max(10_000, 'There are more than 10,000 people')
    .default([]),
  /** Keys that someone else may have had, and since when. */
  compromised: z
    .array(z.strictObject({ key: z.string(), since: instant, reason: z.string() }))
    .max(10_000, 'There are more than 10,000 compromised keys')
    .default([]),
  /** Fingerprints of the keys that vouch for `allowed_signers` and this file, and how many of them must. */
  root: z.strictObject({ threshold: z.number().int().min(1), keys: z.array(z.string()).min(1) }).optional(),
});

/** A person of the Book: what they may sign. What they signed and what waits for them is told from the records. */
export const personSchema = z.object({
  principal: z.string(),
  slug: z.string().describe('The last folder of their page.'),
  name: z.string(),
  aliases: z.array(z.string()),
  roles: z.array(
    z.object({ role: z.string(), products: z.array(z.string()).nullable(), from: z.string().nullable(), until: z.string().nullable() }),
  ),
  keys: z.array(
    z.object({
      fingerprint: z.string(),
      kind: z.string(),
      validAfter: z.string().nullable(),
      validBefore: z.string().nullable(),
      compromised: z.object({ since: z.string(), reason: z.string() }).nullable(),
    }),
  ),
});

export type People = z.infer<typeof peopleSchema>;
export type Person = Frozen<z.infer<typeof personSchema>>;
