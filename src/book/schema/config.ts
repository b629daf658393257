import { z } from 'zod';
import { forgeIds } from '../../forges/schema/known-forges.ts';
import { categories } from '../../text/schema/category.ts';
import { backportsConfigSchema } from './backports-config.ts';
import { looksConfigSchema } from './looks.ts';
import { promotionsConfigSchema } from './promotions-config.ts';

const identifier = z.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, 'Use lower-case letters, digits, and single - _ . between them');

/** A git repository of a product. */
export const repositoryConfigSchema = z.strictObject({
  /** Short name in URLs and change ids; by default the last part of `path` without `.git`. */
  id: identifier.optional(),
  /** A folder (work tree or bare), a bundle, or a URL. A relative path starts at the configuration file. */
  path: z.string().min(1),
  /** Name for readers; by default the id. */
  name: z.string().optional(),
  /** Which tags are versions: globs such as `v*` or `api/v*`; the part before the first `*` is taken off. By default every tag that reads as a version. */
  tags: z.union([z.string(), z.array(z.string())]).optional(),
  /** Only changes that touch these folders or files count. For one component of a monorepo. */
  paths: z.array(z.string().min(1)).optional(),
  /** The branch that unreleased changes of the newest line are on; by default the repository's HEAD. */
  branch: z.string().optional(),
  /** Branches of lines, with `{line}` for the line: `release-{line}`. By default the usual forms are tried. */
  lineBranch: z.string().optional(),
  /** Branches that stand for environments, by the environment's id: `{ staging: 'stg', production: 'main' }`. What was merged into them, and when, is read from there. */
  environments: z.record(identifier, z.string().min(1)).optional(),
  /** What the forge calls environments that it deploys to, by the environment's id: `{ production: 'prod-eu' }`. By default what has the id or the name of one. */
  deployments: z.record(identifier, z.string().min(1)).optional(),
  /** Page of the repository on its forge, for links; by default taken from the remote's URL. */
  web: z.url({ protocol: /^https?$/ }).optional(),
  /** Which forge serves `web`; by default told from its host. */
  forge: z.enum(forgeIds).optional(),
});

const day = z.iso.date();

/** How long a line is supported. Days are `2026-03-01`. */
export const supportConfigSchema = z.strictObject({
  /** From this day on it gets security fixes alone. */
  security: day.optional(),
  /** The last day of its support. */
  end: day.optional(),
  /** When its next release is planned. */
  next: day.optional(),
});

/** A product: what is released, from one or more repositories. */
export const productConfigSchema = z.strictObject({
  /** Short name in addresses: `portal` stands at `/portal/`. */
  id: identifier,
  /** Name for readers. */
  name: z.string().min(1),
  /** What it is, in a sentence, for the first page. */
  description: z.string().optional(),
  /** Where it is released from. Tags of several repositories become releases together. */
  repositories: z.array(repositoryConfigSchema).min(1),
  /** How many parts of a version name its line: 1 (`2`), 2 (`2.2`). By default told from branch names, else 2. */
  lineParts: z.union([z.literal(1), z.literal(2)]).optional(),
  /** How tags of several repositories become releases: by equal numbers, or by when they were made. By default told from the tags. */
  join: z.enum(['number', 'time']).optional(),
  /** Tags that belong to a version whatever their number: by version, then by repository id: `{ '2.2.4': { client: '2.2.3' } }`. */
  joins: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** What is known of the support of lines, by line: `{ '2.2': { security: '2026-01-01', end: '2026-07-01' } }`. It goes before what tags show. */
  support: z.record(z.string(), supportConfigSchema).optional(),
  /** Category per conventional type or per word that begins a subject: `{ chore: 'internal' }`. Added to the defaults. */
  categories: z.record(z.string(), z.enum(categories)).optional(),
  /** Tickets to link: a pattern with one group or none, and an address with `{id}`. */
  tickets: z
    .array(
      z.strictObject({
        /** A regular expression: `\\b(LAB-\\d+)\\b`. */
        pattern: z.string().min(1),
        /** Where a ticket is: `https://tickets.example/{id}`. */
        url: z.url({ protocol: /^https?$/ }),
      }),
    )
    .optional(),
  /** The process that the product lives by: the name of a file in `content/processes/`, or of one that Docket ships. When it changed: a list with the day from which each is in force. */
  process: z
    .union([
      identifier,
      z
        .array(
          z.strictObject({
            /** The name of the process. */
            id: identifier,
            /** The first day that it is in force: `2027-03-01`. */
            from: day.optional(),
          }),
        )
        .min(1),
    ])
    .optional(),
  /** Phases of the process that the product went through, and the day it entered each. */
  phases: z
    .array(
      z.strictObject({
        /** Its id in the process. */
        phase: identifier,
        /** The day that the product entered it. */
        from: day.optional(),
      }),
    )
    .optional(),
  /** Files of the repositories that are shown as of each release: `docs/RELEASE.md`, or `api:docs/RELEASE.md` for one repository. */
  documents: z.array(z.string().min(1)).optional(),
  /** Names or addresses of accounts that are bots, besides those that end in `[bot]`. */
  bots: z.array(z.string()).optional(),
  /** Which changes are on which line, until when lines are supported, and what may still be brought to them. */
  backports: backportsConfigSchema.optional(),
  /** Files whose history says which version went where and when: what a GitOps tool applies. */
  promotions: z.array(promotionsConfigSchema).max(50).optional(),
});

/** What `docket.config.ts` holds. */
export const configSchema = z.strictObject({
  /** Title of the site. */
  title: z.string().default('Releases'),
  /** Where the site will stand, for canonical addresses, feeds and the sitemap: `https://releases.example.org`. */
  site: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder below `site` that it is served from: `/releases`. */
  base: z.string().regex(/^\//, 'Begin with a slash').default('/'),
  /** What is released. */
  products: z.array(productConfigSchema).min(1),
  /** Where the history of the validation records is, for their audit trails. */
  records: z
    .strictObject({
      /** The git repository whose history holds the content folder: a folder, a bundle, or a URL, as for a product. By default the one around the configuration. */
      history: z.string().min(1).optional(),
      /** Folder of that repository that holds `content/`; by default its top folder. */
      prefix: z.string().optional(),
    })
    .optional(),
  /** What the site sets of its own: time zone, paper, accent, logo, fonts. */
  looks: looksConfigSchema.optional(),
  /** The rules whose clauses have a page, in this order: all by default, none with an empty list. */
  clauses: z.array(z.enum(['part-11', 'annex-11', 'iec-62304'])).optional(),
  /** Codes of warnings that count as errors. */
  strict: z.array(z.string()).default([]),
});

export type SupportConfig = z.infer<typeof supportConfigSchema>;
export type RepositoryConfig = z.infer<typeof repositoryConfigSchema>;
export type ProductConfig = z.infer<typeof productConfigSchema>;
export type Config = z.infer<typeof configSchema>;
/** The configuration as written, before defaults. */
export type ConfigInput = z.input<typeof configSchema>;

/** Types the configuration in `docket.config.ts`: `export default defineDocket({ … })`. */
export function defineDocket(config: ConfigInput): ConfigInput {
  return config;
}
