import type { Product, Release } from '../../book/schema/book.ts';
import { parseVersion, versionKey } from '../../releases/schema/version.ts';
import type { EnvironmentEvent } from '../schema/event.ts';

/** What an event is about. */
export interface Resolved {
  /** As people say it; null for a commit that is no release. */
  readonly version: string | null;
  readonly release: string | null;
  /** The whole version of the candidate; null for the final release, or for none. */
  readonly candidate: string | null;
}

/** Tells which release or candidate a version, or the parts of an event, name. */
export interface VersionIndex {
  readonly ofVersion: (version: string) => Resolved | null;
  readonly ofEvent: (event: Pick<EnvironmentEvent, 'version' | 'components'>) => Resolved;
}

/** Indexes the versions of a product by what people call them, by tag and by commit. */
export function indexVersions(product: Product): VersionIndex {
  const versions = new Map<string, Resolved>();
  const parts = new Map<string, Resolved>();
  for (const release of product.releases) indexRelease(release, versions, parts);
  // `v2.3.0-rc.1` and `2.3.0rc1` are one version, written by different tools.
  const byKey = new Map([...versions].map(([version, resolved]) => [keyOf(version), resolved]));
  const ofVersion = (version: string): Resolved | null => versions.get(version) ?? byKey.get(keyOf(version)) ?? null;
  // People abbreviate commits; what fits two of them names neither.
  const sorted = [...parts.keys()].sort();
  const findCommit = (name: string, commit: string): Resolved | undefined => {
    const key = `${name} ${commit}`;
    const full = parts.get(key);
    if (full !== undefined || commit.length >= 40) return full;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    const first = sorted[low] ?? '';
    const fits = first.startsWith(key) && /^[0-9a-f]{40,64}$/.test(first.slice(name.length + 1));
    return fits && sorted[low + 1]?.startsWith(key) !== true ? parts.get(first) : undefined;
  };
  const repositories = new Set(product.repositories.map(({ id }) => id));
  return {
    ofVersion,
    ofEvent: ({ version, components }) => {
      if (version !== null) return ofVersion(version) ?? { version, release: null, candidate: null };
      for (const { name, tag, commit } of components) {
        const found = (tag === null ? undefined : parts.get(`${name} ${tag}`)) ?? (commit === null ? undefined : findCommit(name, commit));
        if (found !== undefined) return found;
      }
      for (const { name, version: own } of components) {
        const found = own !== null && repositories.has(name) ? ofVersion(own) : null;
        if (found !== null) return found;
      }
      return { version: null, release: null, candidate: null };
    },
  };
}

function keyOf(version: string): string {
  const parsed = parseVersion(version.replace(/^v(?=\d)/, ''));
  return parsed === null ? version : versionKey(parsed);
}

function indexRelease(release: Release, versions: Map<string, Resolved>, parts: Map<string, Resolved>): void {
  const add = (resolved: Resolved, tags: Release['tags']): void => {
    if (resolved.version !== null && !versions.has(resolved.version)) versions.set(resolved.version, resolved);
    for (const { repository, name, commit } of tags) {
      parts.set(`${repository} ${name}`, resolved);
      parts.set(`${repository} ${commit}`, resolved);
    }
  };
  for (const { version, tags } of release.candidates) add({ version, release: release.version, candidate: version }, tags);
  // The final one last: where it is the same commit as its candidate, the commit is the release.
  if (release.tags.length > 0 || release.candidates.length === 0)
    add({ version: release.version, release: release.version, candidate: null }, release.tags);
  else
    versions.set(release.version, {
      version: release.version,
      release: release.version,
      candidate: release.candidates.at(-1)?.version ?? null,
    });
}
