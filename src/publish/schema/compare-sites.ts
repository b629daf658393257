import type { FileDifferences, Manifest } from './manifest.ts';

/** A repository whose head is not the one that was published. */
export interface MovedHead {
  readonly product: string;
  readonly id: string;
  /** Null where the site knows nothing of it, or it is no longer there. */
  readonly published: string | null;
  readonly now: string | null;
}

/** What a build from the repositories gives, beside what is published. */
export interface Rebuilt {
  readonly docket: string;
  readonly moved: readonly MovedHead[];
  readonly files: FileDifferences;
}

/** A published site, compared with its manifest and with what its repositories give. */
export interface SiteComparison {
  readonly where: string;
  readonly docket: string;
  readonly asOf: string;
  /** SHA-256 of the manifest, and of the one before it. */
  readonly manifest: string;
  readonly previous: string | null;
  readonly listed: number;
  readonly files: FileDifferences;
  /** Whether files that the manifest does not name would have been seen. */
  readonly complete: boolean;
  /** Why it was not built anew, as a sentence; or what that gave. */
  readonly rebuilt: Rebuilt | string;
}

/** Compares the heads of a manifest with those of now. */
export function listMovedHeads(published: Manifest['repositories'], now: Manifest['repositories']): readonly MovedHead[] {
  const key = ({ product, id }: { readonly product: string; readonly id: string }) => `${product}/${id}`;
  const before = new Map(published.map((each) => [key(each), each]));
  const after = new Map(now.map((each) => [key(each), each]));
  return [...new Map([...before, ...after]).values()].flatMap(({ product, id }) => {
    const [was, is] = [before.get(`${product}/${id}`), after.get(`${product}/${id}`)];
    if (was?.commit === is?.commit && was?.tags === is?.tags && was?.commits === is?.commits) return [];
    return [{ product, id, published: was?.commit ?? null, now: is?.commit ?? null }];
  });
}

/** Whether anything is not as it should be. */
export function isAsPublished({ files, rebuilt }: SiteComparison): boolean {
  return countFiles(files) === 0 && (typeof rebuilt === 'string' || countFiles(rebuilt.files) === 0);
}

const mostNames = 20;

/** Formats a comparison for people, a line for each file, the last line says how it ended. */
export function formatSiteComparison(comparison: SiteComparison): string {
  const { where, docket, asOf, manifest, previous, listed, files, complete, rebuilt } = comparison;
  const lines = [
    `${where}  ${listed} files, built by Docket ${docket}, as of ${asOf}`,
    `  manifest  ${manifest}`,
    previous === null ? '  the first of its chain' : `  follows   ${previous}`,
    ...(complete ? [] : ['  Only files that the manifest names could be asked for; others that may be there were not looked for.']),
    ...nameFiles('changed since it was built', files.changed),
    ...nameFiles('not in the manifest', files.added),
    ...nameFiles('missing', files.missing),
    ...(typeof rebuilt === 'string' ? [`Not compared with the repositories. ${rebuilt}`] : describeRebuilt(rebuilt, docket)),
    isAsPublished(comparison) ? 'The site is what its manifest says.' : 'The site is not what it should be.',
  ];
  return `${lines.join('\n')}\n`;
}

function describeRebuilt({ docket, moved, files }: Rebuilt, published: string): readonly string[] {
  return [
    ...(docket === published ? [] : [`  Built anew by Docket ${docket}, which may write pages differently.`]),
    ...moved.map(({ product, id, published: was, now }) => `  ${product}/${id}  published at ${shorten(was)}, now at ${shorten(now)}`),
    ...nameFiles('differs from what the repositories give', files.changed),
    ...nameFiles('published, and not given by the repositories', files.missing),
    ...nameFiles('given by the repositories, and not published', files.added),
    ...(countFiles(files) === 0 ? ['Built anew from the repositories: the same files.'] : []),
  ];
}

function nameFiles(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNames ? [`    and ${names.length - mostNames} more`] : [];
  return [`  ${what}: ${names.length}`, ...names.slice(0, mostNames).map((name) => `    ${name}`), ...more];
}

function countFiles({ changed, added, missing }: FileDifferences): number {
  return changed.length + added.length + missing.length;
}

function shorten(commit: string | null): string {
  return commit === null ? 'nothing' : commit.slice(0, 12);
}
