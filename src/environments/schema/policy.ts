import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { instanceSchema, sourceSchema } from './process.ts';

/** What a policy or a decision can be. */
export const documentStatuses = ['draft', 'in-force', 'superseded', 'retired'] as const;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a date as `2027-03-01`');
const text = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);
const rules = z.array(z.string().min(1)).default([]);

/** A link with `{version}`, `{from}` and `{to}` for what is looked at. */
const monitoringSchema = z.strictObject({
  name: z.string().min(1),
  url: z
    .string()
    .regex(/^https?:\/\//, 'Begin with `https://`')
    .optional(),
  /** Who looks, and when, in words. */
  who: z.string().optional(),
});

/** How an attribute of an environment compares with the others. */
const attributeSchema = z.strictObject({
  name: z.string().min(1),
  wanted: text.optional(),
  actual: text.optional(),
  /** Where the actual value was read. */
  source: z.string().optional(),
  /** When it was read. */
  date: day.optional(),
  /** The id of the environment that it must equal. */
  as: z.string().optional(),
  /** Why the value differs from other environments on purpose. */
  differs: z.string().optional(),
});

const documentFields = {
  /** As people cite it: `ENV-PROD`, `ADR-0041`. */
  identifier: z.string().min(1),
  title: z.string().min(1).optional(),
  version: text,
  status: z.enum(documentStatuses, {
    error: ({ input }) => `\`${String(input).slice(0, 80)}\` is none of: ${documentStatuses.join(', ')}`,
  }),
  /** The day from which it is in force; by default the day that this version was committed. */
  from: day.optional(),
  /** Identifier of what came in its place. */
  supersededBy: z.string().min(1).optional(),
  source: sourceSchema.optional(),
  owner: z.string().min(1).optional(),
};

/** The front matter of `content/environments/<product>/<environment>.mdx`. */
export const policyFileSchema = z.strictObject({
  ...documentFields,
  summary: z.string().optional(),
  /** Who uses it here, how many they are, and the places and parts that it is made of, where the process does not say it for every product. */
  audience: z.string().min(1).optional(),
  users: z.number().int().min(0).optional(),
  instances: z.array(instanceSchema).default([]),
  sections: z.array(instanceSchema).default([]),
  /** Who may do what there. */
  access: rules,
  /** Which data it holds, and where they come from. */
  data: rules,
  /** How long what is kept. */
  retention: rules,
  monitoring: z.array(monitoringSchema).default([]),
  rollback: z
    .strictObject({
      plan: z.string().min(1),
      /** Who decides. */
      by: z.string().optional(),
      /** How long it takes, in minutes. */
      minutes: z.number().min(0).optional(),
    })
    .optional(),
  downtime: z
    .strictObject({
      /** The longest that is planned for one deployment, in minutes. */
      planned: z.number().min(0).optional(),
      notice: z.string().optional(),
    })
    .optional(),
  /** Features that can be seen there before they are for everybody. */
  toggles: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        state: z.enum(['preview', 'on', 'off']),
        /** Instances or users that have it. */
        for: z.string().optional(),
        since: day.optional(),
        about: z.string().optional(),
      }),
    )
    .default([]),
  earlyAdopters: z
    .strictObject({
      howTo: z.string().min(1),
      who: z.string().optional(),
      contact: z.string().optional(),
      joined: z.number().int().min(0).optional(),
    })
    .optional(),
  attributes: z.array(attributeSchema).default([]),
});

/** The front matter of `content/decisions/<id>.mdx`: an architecture decision, or another document that processes and policies follow. */
export const decisionFileSchema = z.strictObject({
  ...documentFields,
  date: day.optional(),
  appliesTo: z.array(z.string().min(1)).default([]),
  topics: z.array(z.string().min(1)).default([]),
  approvers: z.array(z.string().min(1)).default([]),
});

const nullableText = z.string().nullable();
const sourceValue = z.object({ title: z.string(), url: nullableText, date: nullableText, digest: nullableText });

const placeValue = z.object({ id: z.string(), name: z.string(), users: z.number().int().nullable() });

const documentValue = {
  identifier: z.string(),
  title: z.string(),
  version: z.string(),
  status: z.enum(documentStatuses),
  from: nullableText.describe('Instant from which it is in force; null when neither the file nor git says.'),
  until: nullableText.describe('Instant at which the next version came into force; null for the newest.'),
  supersededBy: nullableText,
  source: sourceValue.nullable(),
  owner: nullableText,
  slug: z.string().describe('The last folder of its address; unique among the versions of a policy, and among all decisions.'),
  file: z.string().describe('Below the content root.'),
  commit: nullableText.describe('The newest commit that holds this version; null while it is in none.'),
  sha256: z.string().describe('Of its canonical text.'),
  html: z.string().describe('Its prose, sanitised.'),
  text: z.string().describe('The prose as written, for differences and for search.'),
};

/** One version of an environment's policy. */
export const policySchema = z.object({
  ...documentValue,
  product: z.string(),
  environment: z.string(),
  summary: nullableText,
  audience: nullableText,
  users: z.number().int().nullable(),
  instances: z.array(placeValue),
  sections: z.array(placeValue),
  access: z.array(z.string()),
  data: z.array(z.string()),
  retention: z.array(z.string()),
  monitoring: z.array(z.object({ name: z.string(), url: nullableText, who: nullableText })),
  rollback: z.object({ plan: z.string(), by: nullableText, minutes: z.number().nullable() }).nullable(),
  downtime: z.object({ planned: z.number().nullable(), notice: nullableText }).nullable(),
  toggles: z.array(
    z.object({ name: z.string(), state: z.enum(['preview', 'on', 'off']), for: nullableText, since: nullableText, about: nullableText }),
  ),
  earlyAdopters: z.object({ howTo: z.string(), who: nullableText, contact: nullableText, joined: z.number().int().nullable() }).nullable(),
  attributes: z.array(
    z.object({
      name: z.string(),
      wanted: nullableText,
      actual: nullableText,
      source: nullableText,
      date: nullableText,
      as: nullableText,
      differs: nullableText,
    }),
  ),
});

/** One version of a decision. */
export const decisionSchema = z.object({
  ...documentValue,
  date: nullableText,
  appliesTo: z.array(z.string()),
  topics: z.array(z.string()),
  approvers: z.array(z.string()),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;
export type Policy = Frozen<z.infer<typeof policySchema>>;
export type Decision = Frozen<z.infer<typeof decisionSchema>>;
