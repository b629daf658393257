import type { Product } from '../../../book/schema/book.ts';
import { type CommitGraph, indexCommits } from '../../../git/schema/commit-graph.ts';
import { type FindCommit, findCommits } from '../../../git/schema/find-commit.ts';
import { reachFrom } from '../../../git/schema/reach.ts';
import type { RepositoryHistory } from '../../../git/schema/repository.ts';
import { parseTagVersion } from '../../../releases/schema/tag-version.ts';
import { versionKey } from '../../../releases/schema/version.ts';
import { isCommitId } from './compare-written.ts';
import type { KnownVersion, KnownVersions } from './derive-event.ts';

interface Known {
  readonly byTag: ReadonlyMap<string, KnownVersion>;
  /** By identity of the version, so that `v1.2` finds `1.2.0`; null where several tags have the same. */
  readonly byKey: ReadonlyMap<string, KnownVersion | null>;
  readonly byCommit: ReadonlyMap<string, KnownVersion>;
  readonly graph: () => { readonly graph: CommitGraph; readonly find: FindCommit };
  readonly isBefore: (first: string, second: string) => boolean | null;
}

/**
 * What a product's releases and repositories tell of versions that files name: by tag, by the version's number, or by commit. A version that is known to
 * none of them keeps its text; a commit that is no release has none.
 */
export function knowVersions(product: Product, histories: readonly RepositoryHistory[]): KnownVersions {
  const byRepository = new Map(histories.map((history) => [history.id, knowRepository(product, history)]));
  const found = new Map<string, KnownVersion>();
  return {
    find: (component, written, tag) => {
      const key = `${component}\0${written}`;
      let known = found.get(key);
      if (known === undefined) {
        const repository = byRepository.get(component);
        known = repository === undefined ? asWritten(written) : findVersion(repository, written, tag);
        found.set(key, known);
      }
      return known;
    },
    isBefore: (component, first, second) => byRepository.get(component)?.isBefore(first, second) ?? null,
  };
}

function knowRepository(product: Product, history: RepositoryHistory): Known {
  const byTag = new Map<string, KnownVersion>();
  const byKey = new Map<string, KnownVersion | null>();
  const byCommit = new Map<string, KnownVersion>();
  for (const release of product.releases) {
    const versions = [{ version: release.version, tags: release.tags }, ...release.candidates];
    for (const { version, tags } of versions)
      for (const { name, repository, commit } of tags) {
        if (repository !== history.id) continue;
        const known = { version, tag: name, commit };
        byTag.set(name, known);
        // Of a candidate and the final release at one commit, the release is what people call it.
        if (!byCommit.has(commit)) byCommit.set(commit, known);
        const parsed = parseTagVersion(version) ?? parseTagVersion(name);
        if (parsed === null) continue;
        const key = versionKey(parsed.version);
        byKey.set(key, byKey.has(key) ? null : known);
      }
  }
  for (const { name, commit } of history.tags) {
    if (byTag.has(name)) continue;
    const version = parseTagVersion(name)?.version;
    // A tag that no release has, with the number of one at another commit, is not that release.
    const taken = version !== undefined && byKey.has(versionKey(version));
    const release = commit === null ? undefined : byCommit.get(commit);
    byTag.set(name, { version: release?.version ?? (taken ? null : (version?.text ?? name)), tag: name, commit });
  }
  let graph: ReturnType<Known['graph']> | undefined;
  const indexOnce = () => {
    if (graph === undefined) {
      const indexed = indexCommits(history);
      graph = { graph: indexed, find: findCommits(indexed) };
    }
    return graph;
  };
  return { byTag, byKey, byCommit, graph: indexOnce, isBefore: compareByHistory(indexOnce) };
}

/** Steps of history that may be walked to tell which of two commits is older; then nothing is known, so that no history takes the square of its length. */
const mostSteps = 100_000_000;

function compareByHistory(indexOnce: Known['graph']): Known['isBefore'] {
  let paint: Int32Array | undefined;
  let stamp = 0;
  let left = mostSteps;
  return (first, second) => {
    const { graph, find } = indexOnce();
    const [older, newer] = [find(first), find(second)];
    if (older < 0 || newer < 0) return null;
    // Children have smaller numbers than their parents.
    left -= Math.max(older - newer, 0);
    if (left < 0) return null;
    paint ??= new Int32Array(graph.commits.length);
    stamp += 1;
    return reachFrom(graph, [newer], paint, stamp)(older);
  };
}

function findVersion({ byTag, byKey, byCommit, graph }: Known, written: string, tag: string | undefined): KnownVersion {
  const named = tag?.replaceAll('{version}', () => written);
  for (const name of named === undefined ? [written, `v${written}`] : [named, written]) {
    const known = byTag.get(name);
    if (known !== undefined) return known;
  }
  const id = findCommitId(written);
  if (id !== null) {
    const { graph: indexed, find } = graph();
    const commit = indexed.commits[find(id)]?.sha ?? null;
    if (commit !== null) return byCommit.get(commit) ?? { version: null, tag: null, commit };
  }
  const parsed = isCommitId(written) ? null : parseTagVersion(written);
  const known = parsed === null || parsed.component !== '' ? undefined : byKey.get(versionKey(parsed.version));
  return known ?? asWritten(written);
}

/** The commit's id in `369ae3dddb5f`, `release-369ae3dddb5f` and `main.369ae3dddb5f.12`; null when none stands there. */
function findCommitId(written: string): string | null {
  return written.split(/[^0-9A-Za-z]+/).find((part) => part.length >= 7 && isCommitId(part)) ?? null;
}

function asWritten(written: string): KnownVersion {
  const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(written) ? written : null;
  return { version: isCommitId(written) ? null : written, tag: null, commit };
}
