import type { Release } from '../../../book/schema/book.ts';
import type { Place, Problem } from '../../../text/schema/problem.ts';
import {
  candidateCommitDiffers,
  candidateCommitUnknown,
  candidateNotTagged,
  candidateRepositoryUnknown,
  candidateTagDiffers,
  candidateTagUnknown,
} from '../../schema/problems/candidate-problems.ts';
import type { ParsedRecord } from '../../schema/records/parsed-document.ts';
import type { ValidationRecord } from '../../schema/records/record.ts';
import type { RepositoryIndex } from './find-product-commits.ts';
import { isNearly } from './is-nearly.ts';

/** The candidate that a record is one of, as the product's repositories know it. */
export interface CheckedCandidate {
  readonly candidate: ValidationRecord['candidate'];
  /** The commit that the tag of the record is at; null without a tag, or when nobody has it. */
  readonly taggedCommit: string | null;
  /** Tags at the commit of a record that names none; null when it names one, or no commit that is known. */
  readonly tagsThere: readonly string[] | null;
  /** When it was tagged, else committed; null when that is not known. */
  readonly made: string | null;
  readonly problems: readonly Problem[];
}

interface Surroundings {
  readonly repositories: readonly RepositoryIndex[];
  /** Null when the folder's release is not in git. */
  readonly release: Release | null;
}

/** Compares tag and commit in the front matter of a record with what the repositories hold. A commit that is not written is that of the tag. */
export function checkCandidate({ head, placeOf }: ParsedRecord, { repositories, release }: Surroundings): CheckedCandidate {
  const written = head?.candidate;
  if (written === undefined) return noCandidate;
  const problems: Problem[] = [];
  const place = (field: 'repository' | 'tag' | 'commit') => placeOf(['candidate', field]);
  const named = repositories.filter(({ id }) => written.repository === undefined || id === written.repository);
  if (written.repository !== undefined && named.length === 0) {
    const known = repositories.map(({ id }) => id);
    problems.push(candidateRepositoryUnknown(place('repository'), { repository: written.repository, known }));
  }
  const { tag, commit } = written;
  const tagged = tag === undefined ? null : findTag(named, tag);
  const sha = commit?.toLowerCase();
  const committed = sha === undefined ? null : findCommit(named, sha);
  if (tag !== undefined && tagged === null && named.length > 0)
    problems.push(tellUnknownTag(place('tag'), { tag, committed, repositories: named, release }));
  const differs = sha !== undefined && tagged !== null && !(sha.length >= 7 && tagged.commit.startsWith(sha));
  if (sha !== undefined && committed === null && !differs && tagged === null && named.length > 0)
    problems.push(candidateCommitUnknown(place('commit'), sha));
  if (sha !== undefined && differs && tag !== undefined)
    problems.push(candidateCommitDiffers(place('commit'), { tag, commit: sha, expected: tagged.commit }));
  const found = tagged ?? committed;
  return {
    candidate: {
      version: written.version ?? (tag === undefined ? null : findVersion(release, tag)),
      repository: written.repository ?? found?.repository ?? null,
      tag: tag ?? null,
      commit: differs ? sha : (tagged?.commit ?? committed?.sha ?? sha ?? null),
      known: found !== null && !differs && (tag === undefined || tagged !== null),
    },
    taggedCommit: tagged?.commit ?? null,
    tagsThere: tag === undefined && committed !== null ? listTagsAt(committed, named) : null,
    made: found?.date ?? null,
    problems,
  };
}

interface UnknownTag extends Surroundings {
  readonly tag: string;
  readonly committed: (Found & { readonly sha: string }) | null;
}

/** Of a tag that nobody has, the commit tells most: which tag it has instead, or that it has none yet. */
function tellUnknownTag(place: Place, { tag, committed, repositories, release }: UnknownTag): Problem {
  if (committed === null) return candidateTagUnknown(place, { tag, known: listTagNames(release, repositories) });
  const { sha: commit } = committed;
  const tags = listTagsAt(committed, repositories);
  if (tags.length > 0) return candidateTagDiffers(place, { tag, commit, tags });
  const near = repositories.flatMap((repository) => [...repository.tags.keys()]).filter((name) => isNearly(name, tag));
  return candidateNotTagged(place, { tag, commit, known: near });
}

function listTagsAt({ repository, sha }: Found & { readonly sha: string }, repositories: readonly RepositoryIndex[]): readonly string[] {
  const own = repositories.filter(({ id }) => id === repository).flatMap(({ tags }) => [...tags.values()]);
  return own.filter(({ commit }) => commit === sha).map(({ name }) => name);
}

/** Nobody says which candidate it is. */
export const noCandidate: CheckedCandidate = { candidate: null, taggedCommit: null, tagsThere: null, made: null, problems: [] };

interface Found {
  readonly repository: string;
  readonly date: string | null;
}

function findTag(repositories: readonly RepositoryIndex[], name: string): (Found & { readonly commit: string }) | null {
  for (const { id, tags, findCommit: find } of repositories) {
    const tag = tags.get(name);
    if (tag?.commit) return { repository: id, commit: tag.commit, date: tag.taggedAt ?? find(tag.commit)?.date ?? null };
  }
  return null;
}

function findCommit(repositories: readonly RepositoryIndex[], sha: string): (Found & { readonly sha: string }) | null {
  for (const { id, findCommit: find } of repositories) {
    const commit = find(sha);
    if (commit !== null) return { repository: id, ...commit };
  }
  return null;
}

function findVersion(release: Release | null, tag: string): string | null {
  const candidate = release?.candidates.find(({ tags }) => tags.some(({ name }) => name === tag));
  return candidate?.version ?? (release?.tags.some(({ name }) => name === tag) ? release.version : null);
}

/** Tags that were probably meant: those of the release, newest first; else any. */
function listTagNames(release: Release | null, repositories: readonly RepositoryIndex[]): readonly string[] {
  const own = [...(release?.candidates ?? [])].reverse().flatMap(({ tags }) => tags.map(({ name }) => name));
  const final = release?.tags.map(({ name }) => name) ?? [];
  const near = [...new Set([...own, ...final])];
  return near.length > 0 ? near : repositories.flatMap(({ tags }) => [...tags.keys()]).slice(-5);
}
