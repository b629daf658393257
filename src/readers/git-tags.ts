import type { RawTag } from '../domain/repository.ts';
import { type BatchAnswer, parseBatch } from './git-batch.ts';
import { GitFailed, readGit } from './git-process.ts';
import type { GitRef } from './git-refs.ts';
import { parseTagObject, type TagObject } from './git-tag-object.ts';

/** Tags as they stand, and which of them are odd. */
export interface TagReading {
  readonly tags: readonly RawTag[];
  /** Names of tags of a tree or a blob. */
  readonly withoutCommit: readonly string[];
  /** Names of tags whose object or commit is not in the repository. */
  readonly missing: readonly string[];
  readonly notUtf8: readonly string[];
  readonly brokenDates: readonly string[];
}

/**
 * Reads all tags with one `git cat-file`, however many there are. Each tag is asked for twice, as a tag object and as the commit it leads to;
 * so a tag of a large file costs nothing, for its content is never printed.
 */
export async function readGitTags(gitDir: string, refs: readonly GitRef[]): Promise<TagReading> {
  const reading = {
    tags: [] as RawTag[],
    withoutCommit: [] as string[],
    missing: [] as string[],
    notUtf8: [] as string[],
    brokenDates: [] as string[],
  };
  if (refs.length === 0) return reading;
  const answers = await askTags(gitDir, refs);
  const unresolved: string[] = [];
  refs.forEach(({ name, object }, index) => {
    const tagAnswer = answers[index * 2];
    const commitAnswer = answers[index * 2 + 1];
    const tagObject = tagAnswer === undefined || tagAnswer === null ? null : parseTagObject(tagAnswer.content);
    if (tagObject?.utf8 === false) reading.notUtf8.push(name);
    if (tagObject !== null && tagObject.tagger !== null && tagObject.taggedAt === null) reading.brokenDates.push(name);
    if (!commitAnswer) unresolved.push(object);
    reading.tags.push(toRawTag(name, object, tagObject, commitAnswer ?? null));
  });
  if (unresolved.length === 0) return reading;
  const kinds = await readLastKinds(gitDir, unresolved);
  for (const tag of reading.tags) {
    const kind = tag.commit === null ? kinds.get(tag.object) : undefined;
    if (tag.commit === null) (kind === 'tree' || kind === 'blob' ? reading.withoutCommit : reading.missing).push(tag.name);
  }
  return reading;
}

/** Two answers for each tag: the tag object, and the commit that it leads to. */
async function askTags(gitDir: string, refs: readonly GitRef[]): Promise<readonly (BatchAnswer | null)[]> {
  const input = refs.map(({ object }) => `${object}^{tag}\n${object}^{commit}\n`).join('');
  try {
    return parseBatch(await readGit({ gitDir, args: ['cat-file', '--batch', '--buffer'], input }));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    // One damaged object ends git: halving finds it, and keeps the rest.
    const middle = refs.length >> 1;
    return middle === 0
      ? [null, null]
      : [...(await askTags(gitDir, refs.slice(0, middle))), ...(await askTags(gitDir, refs.slice(middle)))];
  }
}

function toRawTag(name: string, object: string, tagObject: TagObject | null, commit: BatchAnswer | null): RawTag {
  return {
    name,
    kind: tagObject === null ? 'lightweight' : 'annotated',
    object,
    commit: commit?.object ?? null,
    tree: commit === null ? null : parseTree(commit.content),
    tagger: tagObject?.tagger ?? null,
    taggedAt: tagObject?.taggedAt ?? null,
    message: tagObject?.message ?? '',
    signature: tagObject?.signature ?? null,
  };
}

function parseTree(commit: Buffer): string | null {
  return /^tree ([0-9a-f]+)\n/.exec(commit.toString('latin1', 0, 80))?.[1] ?? null;
}

/** What the given objects lead to when every tag object between is passed; no entry where something is missing or damaged. */
async function readLastKinds(gitDir: string, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const input = objects.map((object) => `${object}^{}\n`).join('');
  const answer = await readGit({ gitDir, args: ['cat-file', '--batch-check=%(objecttype)', '--buffer'], input }).catch((error: unknown) => {
    if (error instanceof GitFailed) return Buffer.alloc(0);
    throw error;
  });
  const lines = answer.toString('latin1').split('\n');
  return new Map(objects.flatMap((object, index) => (/^[a-z]+$/.test(lines[index] ?? '') ? [[object, lines[index] ?? '']] : [])));
}
