import type { RawTag, RepositoryHistory } from '../../../git/schema/repository.ts';

/** Finds tags and commits of one repository by name. */
export interface RepositoryIndex {
  readonly id: string;
  readonly tags: ReadonlyMap<string, RawTag>;
  /** The whole id and the date of a commit, whose id may be abbreviated to seven digits or more; null when there is none, or more than one. */
  readonly findCommit: (sha: string) => { readonly sha: string; readonly date: string } | null;
}

const digits = 7;

/** Prepares finding what the candidate of a record names. Commits are looked through when the first one is asked for. */
export function indexRepository({ id, tags, commits }: RepositoryHistory): RepositoryIndex {
  let index: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    id,
    tags: new Map(tags.map((tag) => [tag.name, tag])),
    findCommit: (sha) => {
      if (sha.length < digits || !/^[0-9a-f]+$/.test(sha)) return null;
      index ??= groupByPrefix(commits);
      const found = (index.get(sha.slice(0, digits)) ?? []).flatMap((at) => commits[at] ?? []).filter((one) => one.sha.startsWith(sha));
      const [commit] = found;
      return commit === undefined || found.length > 1 ? null : { sha: commit.sha, date: commit.committedAt };
    },
  };
}

function groupByPrefix(commits: RepositoryHistory['commits']): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (let at = 0; at < commits.length; at += 1) {
    const prefix = commits[at]?.sha.slice(0, digits) ?? '';
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [at]);
    else group.push(at);
  }
  return groups;
}
