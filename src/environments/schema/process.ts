import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';

/** How the id of an environment, an instance, a phase or a process is written; it stands in addresses and file names. */
export const identifierSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single -');

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a date as `2027-03-01`');
const count = z.number().int().min(0);

/** Where a document was written first, when what is here is a copy of it. */
export const sourceSchema = z.strictObject({
  /** What it is called there. */
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** The day of the copy. */
  date: day.optional(),
  /** Of the copied file: `sha256:…`. */
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'Write `sha256:` and 64 hexadecimal digits')
    .optional(),
});

const statementSchema = z.strictObject({ title: z.string().min(1), text: z.string().min(1) });

/** One of several places that make up an environment or a ring. */
export const instanceSchema = z.strictObject({
  id: identifierSchema,
  /** For readers; by default the id. */
  name: z.string().min(1).optional(),
  users: count.optional(),
});

const approverSchema = z.strictObject({
  /** A role of `content/people.yaml`. */
  role: z.string().min(1),
  /** How many different people of the role. */
  count: z.number().int().min(1).max(20).default(1),
});

/** What stands beside the environments of a product, so that none can be called so. */
const taken: ReadonlySet<string> = new Set(['compare', 'findings', 'places']);

const environmentFields = {
  id: identifierSchema.refine((id) => !taken.has(id), 'Choose another name: this is the address of another page'),
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  /** The environments that a version passes before it may enter this one: all of them. Without any, versions begin here. */
  after: z.array(identifierSchema).default([]),
  /** Who uses it, in words. */
  audience: z.string().optional(),
  /** How many people use it; by default the sum of its instances. */
  users: count.optional(),
  instances: z.array(instanceSchema).default([]),
  /** Parts that are deployed to one after the other: regions, groups of customers. */
  sections: z.array(instanceSchema).default([]),
  /** How a version reaches it: deployed by whoever runs it, or installed by customers. */
  channel: z.enum(['deployment', 'installers']).default('deployment'),
  /** The environment whose deployment makes the installers. */
  madeAt: identifierSchema.optional(),
  /** How a version enters: somebody says so, or what runs by itself does. */
  entry: z.enum(['by-hand', 'automatic']).default('by-hand'),
  /** Who approves that a version enters. */
  approvers: z.array(approverSchema).default([]),
  /** What may run there: any commit, candidates and releases, or releases only. */
  accepts: z.enum(['commits', 'candidates', 'releases']).default('candidates'),
  /** Whether several variants of the product may live there side by side. */
  variants: z.boolean().default(false),
  /** Whether people make commits on its branch itself, rather than bring them from the environment before. */
  ownCommits: z.boolean().default(false),
  /** Whether users of the product reach it. It is what counts as production where several environments could. */
  production: z.boolean().default(false),
  /** Its branch in the product's repositories, where one stands for it; a repository may name its own in the configuration. */
  branch: z.string().min(1).optional(),
};

/** A station on the way from version control to feedback, for processes that name more of them than there are environments. */
const stageSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  description: z.string().optional(),
  /** What shows that a release has passed it. `environment`: it runs or ran there; `approval`: it was approved there; the others are what Docket reads of commits, records and policies. */
  shown: z
    .enum([
      'commits',
      'continuous-integration',
      'artefacts',
      'tests',
      'environment',
      'records',
      'approval',
      'monitoring',
      'rollback-plan',
      'feedback',
    ])
    .optional(),
  /** The environment that it takes place in. */
  environment: identifierSchema.optional(),
});

/** `content/processes/<id>.yaml`: how versions of a product come to its users. */
export const processFileSchema = z.strictObject({
  title: z.string().min(1),
  /** Goes up whenever the process changes, so that each version is judged from its own day. */
  version: z
    .union([z.string().min(1), z.number()])
    .transform(String)
    .default('1'),
  /** The day from which events are judged by this version. By default the day that it was committed. */
  from: day.optional(),
  summary: z.string().optional(),
  source: sourceSchema.optional(),
  /** How journeys are drawn: stages in a row, or rings around each other that reach more and more users. */
  shape: z.enum(['stages', 'rings']).default('stages'),
  environments: z.array(z.strictObject(environmentFields)).min(1, 'Name at least one environment'),
  /** Whether an approval is given to a candidate, or a candidate is made of what was approved. */
  approval: z.enum(['of-candidate', 'before-candidate']).default('of-candidate'),
  /** The environment in which it is given. */
  approvalIn: identifierSchema.optional(),
  /** Whether each change passes every environment, or each release: who skips one breaks the order either way. */
  passes: z.enum(['changes', 'releases']).default('releases'),
  stages: z.array(stageSchema).default([]),
  /** Phases that a product goes through, in order. */
  phases: z.array(z.strictObject({ id: identifierSchema, name: z.string().min(1), description: z.string().optional() })).default([]),
  /** What the process rests on, for readers. */
  statements: z.array(statementSchema).default([]),
  /** Documents and decisions that it follows, by identifier. */
  follows: z.array(z.string().min(1)).default([]),
});

const instanceValue = z.object({ id: z.string(), name: z.string(), users: z.number().int().nullable() });
const sourceValue = z.object({
  title: z.string(),
  url: z.string().nullable(),
  date: z.string().nullable(),
  digest: z.string().nullable(),
});

/** An environment as its process describes it. */
export const processEnvironmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  after: z.array(z.string()).describe('Ids of the environments right before it.'),
  audience: z.string().nullable(),
  users: z.number().int().nullable().describe('Its own, without those of environments before it.'),
  instances: z.array(instanceValue),
  sections: z.array(instanceValue),
  channel: z.enum(['deployment', 'installers']),
  madeAt: z.string().nullable(),
  entry: z.enum(['by-hand', 'automatic']),
  approvers: z.array(z.object({ role: z.string(), count: z.number().int() })),
  accepts: z.enum(['commits', 'candidates', 'releases']),
  variants: z.boolean(),
  ownCommits: z.boolean(),
  production: z.boolean().describe('Exactly one environment of a process is its production.'),
  branch: z.string().nullable(),
});

/** One version of a process. */
export const processSchema = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  from: z.string().nullable().describe('Instant from which events are judged by it; null when neither the file nor git says.'),
  summary: z.string().nullable(),
  source: sourceValue.nullable(),
  shape: z.enum(['stages', 'rings']),
  environments: z.array(processEnvironmentSchema).describe('In an order in which each comes after those before it.'),
  approval: z.enum(['of-candidate', 'before-candidate']),
  approvalIn: z.string().nullable(),
  passes: z.enum(['changes', 'releases']),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().nullable(),
      shown: z.string().nullable(),
      environment: z.string().nullable(),
    }),
  ),
  phases: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().nullable() })),
  statements: z.array(z.object({ title: z.string(), text: z.string() })),
  follows: z.array(z.string()),
  file: z.string().describe('Below the content root; `processes/<id>.yaml` for one that Docket ships.'),
  shipped: z.boolean().describe('Whether it is one that Docket ships and the content folder does not have.'),
});

export type ProcessFile = z.infer<typeof processFileSchema>;
export type Process = Frozen<z.infer<typeof processSchema>>;
export type ProcessEnvironment = Frozen<z.infer<typeof processEnvironmentSchema>>;

/** How many people use some places; null where it is known of none. */
export function addUpUsers(places: readonly { readonly users: number | null }[]): number | null {
  const known = places.flatMap(({ users }) => users ?? []);
  return known.length === 0 ? null : known.reduce((sum, users) => sum + users, 0);
}
