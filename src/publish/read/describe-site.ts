import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Book } from '../../book/schema/book.ts';
import { siteMark } from '../../site/site-mark.ts';
import { CannotGoOn } from '../../text/schema/cannot-go-on.ts';
import { parseJson } from '../../text/schema/parse-json.ts';
import { describeIssue } from '../../text/schema/problems/describe-issue.ts';
import { formatManifest, type Manifest, manifestName, manifestSchema } from '../schema/manifest.ts';
import { type DigestedFolder, digestFolder } from './digest-folder.ts';

/** Files of a site that its manifest does not list: itself, and the mark that is put there when the site takes the old one's place. */
export const unlisted: readonly string[] = [manifestName, siteMark.name];

/** What a site was built from and for. */
export interface SiteFacts {
  readonly book: Book;
  readonly site: string | null;
  readonly base: string;
  /** Digest of the manifest that this one follows. */
  readonly previous: string | null;
  /** SHA-256 of files that were put there and not touched since; null for those that have to be read. */
  readonly known?: DigestedFolder['known'];
}

/** Writes `manifest.json` into a built site: the digest of every file, and the heads of all repositories. */
export async function writeManifest(folder: string, facts: SiteFacts): Promise<void> {
  const files = await digestFolder(folder, { except: unlisted, ...(facts.known === undefined ? {} : { known: facts.known }) });
  await writeFile(path.join(folder, manifestName), formatManifest(assembleManifest(facts, files)));
}

/** The head of each repository, and how much is there. */
export function listHeads({ products }: Book): Manifest['repositories'] {
  return products.flatMap(({ id: product, repositories }) =>
    repositories.map(({ id, head, commits, tags }) => ({ product, id, branch: head.branch, commit: head.commit, commits, tags })),
  );
}

function assembleManifest({ book, site, base, previous }: SiteFacts, files: ReadonlyMap<string, string>): Manifest {
  return {
    schema: 'docket/manifest/v1',
    docket: book.docket,
    asOf: book.asOf,
    site,
    base,
    previous,
    repositories: listHeads(book),
    files: Object.fromEntries(files),
  };
}

/** Reads a manifest. Throws `CannotGoOn` that says where it came from and what is wrong with it. */
export function parseManifest(text: string, source: string): Manifest {
  const value = parseJson(text);
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const why = value === undefined ? 'it is no JSON' : `${issue?.path.join('.')}: ${issue === undefined ? '' : describeIssue(issue)}`;
  throw new CannotGoOn(`\`${source}\` is no manifest of a Docket site: ${why}.`, {
    hint: `Give the \`${manifestName}\` that \`docket build\` wrote.`,
  });
}
