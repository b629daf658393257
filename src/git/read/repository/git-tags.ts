import type { RawTag } from '../../schema/repository.ts';
import { type BatchAnswer, parseBatch } from '../process/git-batch.ts';
import { GitFailed, readGit } from '../process/git-process.ts';
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
 * Reads all tags with two runs of `git cat-file`, however many there are: what kind each object is, then the tag objects and the commits they lead to.
 * So a tag of a large file costs nothing, for its content is never printed.
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
  const objects = refs.map(({ object }) => object);
  const answers = await askTags(gitDir, objects, await readKinds(gitDir, objects));
  const unresolved: string[] = [];
  refs.forEach(({ name, object }, index) => {
    const { tag = null, commit = null } = answers[index] ?? {};
    const tagObject = tag === null ? null : parseTagObject(tag.content);
    if (tagObject?.utf8 === false) reading.notUtf8.push(name);
    if (tagObject !== null && tagObject.tagger !== null && tagObject.taggedAt === null) reading.brokenDates.push(name);
    if (commit === null) unresolved.push(`${object}^{}`);
    reading.tags.push(toRawTag(name, object, tagObject, commit));
  });
  if (unresolved.length === 0) return reading;
  const kinds = await readKinds(gitDir, unresolved);
  for (const tag of reading.tags) {
    const kind = tag.commit === null ? kinds.get(`${tag.object}^{}`) : undefined;
    if (tag.commit === null) (kind === 'tree' || kind === 'blob' ? reading.withoutCommit : reading.missing).push(tag.name);
  }
  return reading;
}

interface TagAnswer {
  /** The tag object; null for a lightweight tag. */
  readonly tag: BatchAnswer | null;
  /** The commit that the tag leads to. */
  readonly commit: BatchAnswer | null;
}

async function askTags(gitDir: string, objects: readonly string[], kinds: ReadonlyMap<string, string>): Promise<readonly TagAnswer[]> {
  const questions = objects.map((object) => {
    const kind = kinds.get(object);
    return kind === 'tag' ? [object, `${object}^{commit}`] : kind === 'commit' ? [object] : [];
  });
  const input = questions.flat().map((question) => `${question}\n`);
  try {
    const answers = parseBatch(await readGit({ gitDir, args: ['cat-file', '--batch', '--buffer'], input: input.join('') }));
    let next = 0;
    return questions.map(({ length }): TagAnswer => {
      const own = answers.slice(next, next + length);
      next += length;
      return { tag: length === 2 ? (own[0] ?? null) : null, commit: own[length - 1] ?? null };
    });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    // One damaged object ends git: halving finds it, and keeps the rest.
    const middle = objects.length >> 1;
    if (middle === 0) return [{ tag: null, commit: null }];
    return [...(await askTags(gitDir, objects.slice(0, middle), kinds)), ...(await askTags(gitDir, objects.slice(middle), kinds))];
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

/** The kind of each object, by how it was asked for; no entry where it is missing or damaged. */
async function readKinds(gitDir: string, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const input = objects.map((object) => `${object}\n`).join('');
  const answer = await readGit({ gitDir, args: ['cat-file', '--batch-check=%(objecttype)', '--buffer'], input }).catch((error: unknown) => {
    if (error instanceof GitFailed) return Buffer.alloc(0);
    throw error;
  });
  const lines = answer.toString('latin1').split('\n');
  return new Map(objects.flatMap((object, index) => (/^[a-z]+$/.test(lines[index] ?? '') ? [[object, lines[index] ?? '']] : [])));
}
