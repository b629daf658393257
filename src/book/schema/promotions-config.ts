import { z } from 'zod';
import { parseValuePath } from './value-path.ts';

const identifier = z.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, 'Use lower-case letters, digits, and single - _ . between them');
const environmentId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single -');

const filePattern = z
  .string()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, 'Write it in one line')
  .refine((text) => !text.startsWith('/') && !text.split('/').includes('..'), 'Write the path from the top folder of the repository')
  .refine(
    (text) =>
      [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name]) => name === 'environment' || name === 'application' || name === 'instance'),
    'Use only `{environment}`, `{application}` and `{instance}` in braces',
  );

const oneOrMore = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.array(schema).min(1).max(50)]);

const valuePath = z
  .string()
  .max(300)
  .refine((text) => parseValuePath(text) !== null, 'Write names with dots between, and `[]` or `[field=value]` for the entries of a list');

const fields = z.strictObject({
  /** The repository that the files are in: the id of one of the product's repositories, or a folder, a bundle, or a URL. */
  repository: z.string().min(1),
  /** Short name of the repository in origins and problems; by default the last part of `repository` without `.git`. */
  id: identifier.optional(),
  /** The branch whose first-parent history counts; by default the repository's HEAD. */
  branch: z.string().min(1).optional(),
  /** Paths of the files, with `{environment}`, `{application}` and `{instance}` for what a part of the path says, `*` for any name and `**` for any folders. Of several, the first that fits a file counts. */
  files: oneOrMore(filePattern),
  /** How the files are written; by default told from their ending, and plain text without a known one. */
  format: z.enum(['yaml', 'json', 'text']).optional(),
  /** Where the version stands: `image_tag`, `images[name=registry.example/{application}].newTag`, `resources[]`. By default the whole file. Of several values, the first that `match` fits counts. */
  value: oneOrMore(valuePath).optional(),
  /** Part of the value by a regular expression with the group `version` or `commit`: `php-(?<version>.+)`, `[?]ref=(?<commit>[0-9a-f]{40})$`. */
  match: z
    .string()
    .min(1)
    .max(300)
    .refine(isPattern, 'Write a regular expression with a group `(?<version>…)` or `(?<commit>…)`')
    .optional(),
  /** What is at `value` is an object, and its keys are environments, applications or instances. */
  keys: z.enum(['environment', 'application', 'instance']).optional(),
  /** Lists of the instances that make up each environment: files with one name per line, `#` begins a comment. They are read as they were at each commit. */
  members: z
    .strictObject({
      /** Paths with `{environment}`; of several, the first that is there counts. */
      files: oneOrMore(filePattern),
      /** The names that stand for `{environment}`. An instance in several lists belongs to the first. */
      environments: z.array(z.string().min(1)).min(1).max(100),
    })
    .optional(),
  /** What is at `value` is a list, and each entry is a version: one that comes is deployed, one that goes before it was complete is withdrawn. */
  entries: z
    .strictObject({
      /** Where in an entry its version stands. By default the entry is the version. */
      version: valuePath.optional(),
      /** Only entries in which something stands here count: `metadata.rollout.start_epoch`. */
      having: valuePath.optional(),
      /** When it begins: seconds since 1970, or ISO 8601. */
      start: valuePath.optional(),
      /** How many minutes it takes until it is complete. */
      minutes: valuePath.optional(),
    })
    .optional(),
  /** The environment of all files, where no path and no key says it. */
  environment: environmentId.optional(),
  /** Environments as the files call them, and what they are called here: `{ prod: 'production' }`. Others do not count. By default all count by the names that they have. */
  environments: z.record(z.string().min(1), environmentId).optional(),
  /** Applications that are parts of the product, and the repository or the plug-in that each is: `{ 'publishing-api': 'publishing-api' }`; `'all'` for every one. By default those that are called like a repository of the product. */
  applications: z.union([z.literal('all'), z.record(z.string().min(1), z.string().min(1))]).optional(),
  /** What the version is of, where no `{application}` says it: a repository of the product, or a plug-in. By default the first repository of the product. */
  component: z.string().min(1).optional(),
  /** How the tag of a version is called, where it is not the version: `wmf/{version}`. */
  tag: z
    .string()
    .regex(/\{version\}/, 'Write `{version}` where the version stands')
    .max(200)
    .optional(),
  /** Where a switch stands that lets new versions in by themselves: off, versions are held back. `automatic_deploys_enabled`. */
  automatic: valuePath.optional(),
});

/** Files of a repository whose commits say which version goes where: what a GitOps tool applies, or a program reads. Each change of a version is an event of the product. */
export const promotionsConfigSchema = fields.superRefine((config, context) => {
  const refuse = (path: keyof z.infer<typeof fields>, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const { files, keys, members, entries, environment } = config;
  const named = [files].flat().every((pattern) => pattern.includes('{environment}'));
  if (!named && keys !== 'environment' && members === undefined && environment === undefined)
    refuse('files', 'Nothing says which environment the files are of: put `{environment}` into the path, or set `environment`');
  if (members !== undefined && keys !== 'instance')
    refuse('members', "Lists of members need `keys: 'instance'`, since they say where instances are");
  if (entries !== undefined && keys !== undefined) refuse('entries', 'Entries of a list have no keys: set `keys` or `entries`');
});

/** A source of derived events as the configuration describes it. */
export type PromotionsConfig = z.infer<typeof promotionsConfigSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return /\(\?<(?:version|commit)>/.test(text);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
