import type { Change, Line, Product, Release } from '../../../book/schema/book.ts';
import type { Category } from '../../../text/schema/category.ts';
import { listChangeKeys, listEarlierKeys } from './change-keys.ts';

/** A version as the list of a product's versions has it: enough to find out which lines a comparison needs. */
export interface ListedVersion {
  readonly version: string;
  /** Folder of the page of its release; for a candidate, of the release that it is a candidate of. */
  readonly slug: string;
  /** Slug of its line. */
  readonly line: string;
  readonly predecessor: string | null;
  readonly status: Release['status'];
  /** What it holds and its predecessor does not, though an earlier version brought it; absent for nothing, and for a candidate. */
  readonly caughtUp?: readonly EarlierCommit[];
}

/** A commit that an earlier version brought. */
export interface EarlierCommit {
  /** The version that brought it, on whose page its change is. */
  readonly version: string;
  /** The version that left it behind. */
  readonly leftBehindBy: string;
  readonly title: string;
  /** The commit first, then its pull request. */
  readonly keys: readonly string[];
}

/** A change as comparisons show it. */
export interface ComparedChange {
  /** Its permalink on the page of its release. */
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly keys: readonly string[];
}

/** The changes of the versions of one line. */
export interface LineChanges {
  readonly line: string;
  readonly versions: readonly { readonly version: string; readonly changes: readonly ComparedChange[] }[];
  /** Candidates hold a part of the changes of their release. */
  readonly candidates: readonly { readonly version: string; readonly release: string; readonly changes: readonly string[] }[];
}

/** Lists a product's versions, newest first, each release followed by its candidates. */
export function listVersions(product: Product): readonly ListedVersion[] {
  const slugs = new Map(product.lines.map((line) => [line.id, line.slug]));
  const taken = new Set(product.releases.map((release) => release.version));
  return product.releases.flatMap((release) => {
    const line = slugs.get(release.line) ?? release.line;
    const listed = { slug: release.slug, line, predecessor: release.predecessor?.version ?? null };
    const candidates = listOwnCandidates(release, taken).map(({ version }) => ({ ...listed, version, status: 'candidate' as const }));
    const caughtUp = listCaughtUp(release);
    return [{ ...listed, version: release.version, status: release.status, ...(caughtUp.length > 0 && { caughtUp }) }, ...candidates];
  });
}

function listCaughtUp(release: Release): readonly EarlierCommit[] {
  return release.alreadyShipped.flatMap(({ leftBehindBy, version, title, ...commit }) =>
    leftBehindBy === null ? [] : [{ version, leftBehindBy, title, keys: listEarlierKeys(commit) }],
  );
}

/** The changes of a release as comparisons show them, as JSON. */
export function formatComparedChanges(changes: readonly Change[]): string {
  return JSON.stringify(changes.map(assembleComparedChange));
}

/** Formats the `LineChanges` of the lines of a product as JSON. `textOf` gives what `formatComparedChanges` made of a release. */
export function lineFormatter(product: Product): (line: Line, textOf: (release: Release) => string) => string {
  const taken = new Set(product.releases.map((release) => release.version));
  const byLine = Map.groupBy(product.releases, (release) => release.line);
  return ({ id, slug }, textOf) => {
    const releases = byLine.get(id) ?? [];
    const versions = releases.map((release) => `{"version":${JSON.stringify(release.version)},"changes":${textOf(release)}}`);
    const candidates = JSON.stringify(releases.flatMap((release) => listOwnCandidates(release, taken)));
    return `{"line":${JSON.stringify(slug)},"versions":[${versions}],"candidates":${candidates}}`;
  };
}

function assembleComparedChange(change: Change): ComparedChange {
  return { id: change.id, title: change.title, category: change.category, keys: listChangeKeys(change) };
}

/** Candidates with all they hold since the release's predecessor, newest first; none that has the name of a release. */
function listOwnCandidates(release: Release, taken: ReadonlySet<string>): LineChanges['candidates'] {
  const held: string[] = [];
  const candidates = release.candidates.map((candidate) => {
    held.push(...candidate.changes);
    return { version: candidate.version, release: release.version, changes: [...held] };
  });
  return candidates.filter((candidate) => !taken.has(candidate.version)).reverse();
}
