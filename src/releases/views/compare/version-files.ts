import type { Product, Release } from '../../../book/schema/book.ts';
import type { Change } from '../../../book/schema/change.ts';
import type { Line } from '../../../book/schema/product.ts';
import { bringingPull } from '../../schema/bringing-pull.ts';
import { cleanTitle } from '../../schema/conventions/titles/clean-title.ts';
import { nameAuthors } from '../changes/name-authors.ts';
import { showTitle } from '../changes/show-title.ts';
import type {
  ComparedChange,
  EarlierCommit,
  LineChanges,
  ListedVersion,
  LostCommit,
  TakenBack,
  VersionContent,
} from './version-content.ts';

/** Digits of a commit id that tell it from all others of a product. */
const keyDigits = 16;

/** Lists a product's versions, newest first, each release followed by its candidates. */
export function listVersions(product: Product): readonly ListedVersion[] {
  const slugs = new Map(product.lines.map((line) => [line.id, line.slug]));
  const taken = new Set(product.releases.map((release) => release.version));
  return product.releases.flatMap((release) => {
    const line = slugs.get(release.line) ?? release.line;
    const listed = { slug: release.slug, line, predecessor: release.predecessor?.version ?? null };
    const candidates = listOwnCandidates(release, taken).map(({ version }) => ({ ...listed, version, status: 'candidate' as const }));
    return [{ ...listed, version: release.version, status: release.status }, ...candidates];
  });
}

/** What of a product contents are made from: which repositories it has, in their order. */
export interface ContentProduct {
  readonly repositories: readonly { readonly id: string }[];
}

/** What of a release its content is made from. */
export type ContentSources = Pick<Release, 'changes' | 'alreadyShipped' | 'cancelled' | 'leftBehind'>;

/** What a release holds otherwise than its predecessor, as JSON. */
export function formatVersionContent({ repositories }: ContentProduct, release: ContentSources): string {
  const places = new Map(repositories.map(({ id }, place) => [id, place]));
  const placeOf = (repository: string): number => places.get(repository) ?? 0;
  const { alreadyShipped, cancelled, leftBehind = [] } = release;
  const content: VersionContent = {
    changes: release.changes.map((change) => assembleChange(change, placeOf(change.repository))),
    ...(alreadyShipped.length > 0 && { earlier: alreadyShipped.map((shipped) => assembleEarlier(shipped, placeOf(shipped.repository))) }),
    ...(cancelled.length > 0 && { cancelled: cancelled.map(({ commit, revert }) => [keyOf(commit), keyOf(revert)] as const) }),
    ...(leftBehind.length > 0 && { lost: leftBehind.map((lost) => assembleLost(lost, placeOf(lost.repository))) }),
  };
  return JSON.stringify(content);
}

/** See `lineFormatter`. */
export type LineFormatter = (line: Pick<Line, 'id' | 'slug'>, textOf: (release: Release) => string) => string;

/** Formats the `LineChanges` of the lines of a product as JSON. `textOf` gives what `formatVersionContent` made of a release. */
export function lineFormatter(product: Product): LineFormatter {
  const taken = new Set(product.releases.map((release) => release.version));
  const byLine = Map.groupBy(product.releases, (release) => release.line);
  return ({ id, slug }, textOf) => {
    const releases = byLine.get(id) ?? [];
    const versions = releases.map((release) => `{"version":${JSON.stringify(release.version)},"content":${textOf(release)}}`);
    const candidates = JSON.stringify(releases.flatMap((release) => listOwnCandidates(release, taken)));
    return `{"line":${JSON.stringify(slug)},"versions":[${versions}],"candidates":${candidates}}`;
  };
}

/** The beginning of a commit's id that comparisons name it by. */
export const keyOf = (sha: string): string => sha.slice(0, keyDigits);

function assembleChange(change: Change, repository: number): ComparedChange {
  const pull = bringingPull(change)?.number;
  const { family, likely, takesBack, bringsBack } = change;
  return {
    id: change.id,
    title: change.scope === null ? showTitle(change.title) : `${change.scope}: ${showTitle(change.title)}`,
    category: change.category,
    repository,
    by: nameAuthors(change),
    commits: change.commits.map(({ sha }) => keyOf(sha)),
    ...(pull !== undefined && { pull }),
    ...(family !== undefined && { family: keyOf(family) }),
    ...(likely !== undefined && { likely: likely.map(({ commit, ...rest }) => ({ ...rest, commit: keyOf(commit) })) }),
    ...(takesBack !== undefined && { takes: takesBack.map(assembleTaken) }),
    ...(bringsBack !== undefined && { brings: bringsBack.map(keyOf) }),
  };
}

const assembleTaken = ({ commit, title, version }: TakenBack): TakenBack => ({ commit: keyOf(commit), title, version });

function assembleEarlier(
  { title, version, commit, by, pull, likely, leftBehindBy }: Release['alreadyShipped'][number],
  repository: number,
): EarlierCommit {
  return {
    commit: keyOf(commit),
    title: cleanTitle(title),
    version,
    repository,
    ...(by !== undefined && { as: keyOf(by) }),
    ...(pull !== null && { pull }),
    ...(likely !== undefined && { likely }),
    ...(leftBehindBy !== null && { fresh: true as const }),
  };
}

function assembleLost(
  { commit, title, category, pull, version, change, heldBy, likely, takesBack }: NonNullable<Release['leftBehind']>[number],
  repository: number,
): LostCommit {
  return {
    commit: keyOf(commit),
    title,
    category,
    repository,
    version,
    id: change,
    ...(pull !== null && { pull }),
    ...(heldBy !== null && { heldBy: keyOf(heldBy) }),
    ...(takesBack !== undefined && { takes: takesBack.map(assembleTaken) }),
    ...(likely !== undefined && { likely }),
  };
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
