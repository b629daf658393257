import { z } from 'zod';
import type { Frozen } from '../../text/schema/frozen.ts';
import { compareText } from '../../text/schema/order/compare-text.ts';

/** Name of the manifest in a site's top folder. */
export const manifestName = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 digest in 64 lower-case hexadecimal digits');

/** What was published: the digest of every file, what it was made from, and what it replaced. */
export const manifestSchema = z.object({
  schema: z.literal('docket/manifest/v1'),
  docket: z.string().describe('Version of Docket that built the site.'),
  asOf: z.iso.datetime({ offset: true }).describe('What counted as now, ISO 8601.'),
  site: z.string().nullable().describe('Where the site stands, as the build was told.'),
  base: z.string().describe('Folder that it is served from.'),
  previous: sha256.nullable().describe('Digest of the manifest that this one follows; null for the first, or where none was given.'),
  repositories: z
    .array(
      z.object({
        product: z.string(),
        id: z.string(),
        branch: z.string().nullable(),
        commit: z.string().nullable(),
        commits: z.number().int(),
        tags: z.number().int(),
      }),
    )
    .describe('The head of each repository when it was read, and how much was there.'),
  files: z
    .record(z.string(), sha256)
    .describe('SHA-256 of each file by its path below the top folder, sorted; this file is not among them.'),
});

export type Manifest = Frozen<z.infer<typeof manifestSchema>>;

/** Which files are not what the manifest says, each list sorted. */
export interface FileDifferences {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/** Writes a manifest as text: one file a line, so that two of them can be compared by eye. */
export function formatManifest(manifest: Manifest): string {
  const files = Object.fromEntries(Object.entries(manifest.files).toSorted(([a], [b]) => compareText(a, b)));
  return `${JSON.stringify({ ...manifest, files }, null, 1)}\n`;
}

/** Compares the files of a manifest with those that are there, both as digests by path. */
export function compareFiles(expected: Readonly<Record<string, string>>, found: ReadonlyMap<string, string>): FileDifferences {
  const names = Object.keys(expected);
  return {
    changed: names.filter((name) => found.has(name) && found.get(name) !== expected[name]).toSorted(compareText),
    added: [...found.keys()].filter((name) => !Object.hasOwn(expected, name)).toSorted(compareText),
    missing: names.filter((name) => !found.has(name)).toSorted(compareText),
  };
}
